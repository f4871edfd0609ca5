"""Checks of values: what dates and figures say against their printed forms."""

import re
from collections.abc import Iterator

from hkinno.dates import EDTF, Interval
from hkinno.numerals.prose import quantity
from hkinno.store.checks.common import ID, Check, Tables, promised
from hkinno.store.kinds import Record

# The plus-one of a scheme's name is not a quantity.
DIGITS = re.compile(r"(?<!研)\d+(?:\.\d+)?")
# Numbers that a figure's printed form says.
NUMBERS = ("value", "min", "max", "min_included", "max_included", "several")
# Relative years, and their distance from the year of the article.
YEARS = {"去年": -1, "今年": 0, "明年": 1}


def inferences(tables: Tables) -> Iterator[tuple[str, str]]:
    """What is inferred, and not printed, has a reason: dates, and what a source or a paragraph calls inferred."""
    for fact in tables["facts"]:
        when = fact["when"]
        if when is not None and when["basis"] == "inferred" and when["why"] is None:
            yield fact["id"], f"what {when['printed']} resolves to is inferred, without a reason"
    for source in tables["sources"]:
        circa = source["item"].get("issued", {}).get("circa")
        if (circa or "issued" in source) and "issued" not in source.get("inferred", {}):
            yield source["id"], "its date is inferred, without a reason in inferred.issued"


def dates(tables: Tables) -> Iterator[tuple[str, str]]:
    """Dates are EDTF with the earlier end first, and relative years (去年, 今年, 明年) fit the date of the article."""
    for fact in tables["facts"]:
        when = fact["when"]
        if when is None:
            continue
        ends = [end for end in (when["from"], when["to"]) if end is not None]
        if not all(re.fullmatch(EDTF, end) for end in ends):
            yield fact["id"], f"when should be dates such as 2023, 2023-02 or 2023-02-28, not {' and '.join(ends)}"
        elif len(ends) > 1 and not Interval(*ends).overlaps(Interval(ends[0], ends[0])):
            yield fact["id"], f"when ends at {ends[1]}, before it begins at {ends[0]}"
        else:
            yield from _relative(fact, when, tables)


def _relative(fact: Record, when: Record, tables: Tables) -> Iterator[tuple[str, str]]:
    """A relative year that resolves to another than the article's date gives."""
    articles = {paragraph["id"]: paragraph["article"] for paragraph in tables["paragraphs"]}
    issued = {
        source["id"]: source["item"].get("issued", {}).get("date-parts", [[None]])[0][0] for source in tables["sources"]
    }
    first = fact["evidence"][0]["paragraph"] if fact["evidence"] else ""
    year = issued.get(articles.get(first, ""))
    step = next((step for word, step in YEARS.items() if when["printed"].startswith(word)), None)
    if year is None or step is None:
        return
    resolved = Interval(when["from"], when["to"]).years()
    if list(resolved) != [year + step]:
        yield fact["id"], f"{when['printed']} of {year} is {year + step}, not {when['from']} to {when['to']}"


def figures(tables: Tables) -> Iterator[tuple[str, str]]:
    """A figure's numbers and bounds are what its printed form says, and its words stand in the evidence."""
    for fact in tables["facts"]:
        for figure in fact["figures"]:
            printed = figure["printed"]
            if not any(printed in span["exact"] for span in fact["evidence"]):
                yield fact["id"], f"{printed} is not in the evidence"
            read = quantity(printed)
            if read is None:
                # 四野一比: what is no number for us is what its author says it is, unless every number is promised.
                if promised(tables, "quantities"):
                    yield fact["id"], f"{printed} cannot be read as a quantity"
                continue
            said = {key: getattr(read, key) for key in NUMBERS}
            if said != {key: figure[key] for key in NUMBERS}:
                told = ", ".join(f"{key} {value}" for key, value in said.items() if value is not None)
                yield fact["id"], f"{printed} says {told}"
            if figure["unit"] == "fraction" and figure["whole"] is None:
                yield fact["id"], f"{printed}: a fraction names its whole"
            if (figure["money"] is not None) != (figure["unit"] == "money"):
                yield fact["id"], f"{printed}: money, and only money, says whose it is and for what"


def once(tables: Tables) -> Iterator[tuple[str, str]]:
    """A quantity has one id, and every fact that states it says the same of it but for the printed form."""
    known: dict[str, tuple[str, Record]] = {}
    for fact in tables["facts"]:
        for figure in fact["figures"]:
            rest = {key: value for key, value in figure.items() if key != "printed"}
            first, same = known.setdefault(figure["id"], (fact["id"], rest))
            if same != rest:
                yield fact["id"], f"{figure['id']} is another quantity in {first}"
            if not re.fullmatch(ID.format("N", 2), figure["id"]):
                yield fact["id"], f"an id of a figure looks like N01, not {figure['id']}"


def quantities(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every number in digits within the evidence is a figure of the fact."""
    for fact in tables["facts"] if promised(tables, "quantities") else []:
        printed = " ".join(figure["printed"] for figure in fact["figures"])
        for span in fact["evidence"]:
            for number in DIGITS.findall(span["exact"]):
                if number not in printed:
                    yield fact["id"], f"{number} stands in the evidence but in no figure"


CHECKS: tuple[Check, ...] = (inferences, dates, figures, once, quantities)
