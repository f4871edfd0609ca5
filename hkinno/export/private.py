"""What of a store is the text of its articles, and stays where it is unless somebody asks for it.

A store holds quotations; those of a transcript or a speech, where every paragraph is somebody's words, are its text.
"""

from collections import Counter
from collections.abc import Collection

from hkinno.store.kinds import Record

Tables = dict[str, list[Record]]

# In hundredths: an article whose quotations are so much of it is speech from end to end; a quotation that is so much of
# its paragraph is the paragraph, and so is one beside which nothing longer than a label stands.
SPEECH, WHOLE = 50, 80
LABEL = 12


def without_texts(tables: Tables, own: Collection[str] = ()) -> tuple[Tables, dict[str, int]]:
    """The tables without quotations that are whole paragraphs of speech, and how many each article has lost.

    Of the user's ``own`` articles they have not the first and last words of paragraphs either.
    """
    paragraphs = {paragraph["id"]: paragraph for paragraph in tables["paragraphs"]}
    placed = [(quote, paragraphs[quote["paragraph"]]) for quote in tables["quotes"] if quote["paragraph"] in paragraphs]
    quoted, chars = Counter[str](), Counter[str]()
    for paragraph in tables["paragraphs"]:
        chars[paragraph["article"]] += paragraph["chars"] if paragraph["kind"] == "body" else 0
    for quote, paragraph in placed:
        quoted[paragraph["article"]] += len(quote["exact"])
    left = {
        quote["id"]: paragraph["article"]
        for quote, paragraph in placed
        if 100 * quoted[paragraph["article"]] > SPEECH * chars[paragraph["article"]]
        and len(quote["exact"]) >= min(WHOLE * paragraph["chars"] / 100, paragraph["chars"] - LABEL)
    }
    # The first and the last words of a short paragraph are all of it.
    short = [_shortened(paragraph, own) for paragraph in tables["paragraphs"]]
    kept = {
        "paragraphs": short,
        "quotes": [_without(quote, "variants", left) for quote in tables["quotes"] if quote["id"] not in left],
        "facts": [_without(fact, "quotes", left) for fact in tables["facts"]],
        "romanised": [row for row in tables.get("romanised", []) if row["id"] not in left],
    }
    return {**tables, **{name: kept[name] for name in kept if name in tables}}, dict(Counter(left.values()))


def _shortened(paragraph: Record, own: Collection[str]) -> Record:
    """A paragraph of which opening and closing words show no more than two thirds; a heading is printed anyway."""
    if "text" not in paragraph and paragraph["article"] in own:
        return {**paragraph, "opens": "", "closes": ""}
    if "text" in paragraph or 3 * len(paragraph["opens"] + paragraph["closes"]) <= 2 * paragraph["chars"]:
        return paragraph
    shown = paragraph["chars"] // 4
    return {**paragraph, "opens": paragraph["opens"][:shown], "closes": paragraph["closes"][-shown:] if shown else ""}


def _without(record: Record, key: str, left: dict[str, str]) -> Record:
    return {**record, key: [name for name in record[key] if name not in left]}


def with_texts(tables: Tables, texts: dict[str, str]) -> Tables:
    """The tables with the text of each paragraph that a copy proves."""
    paragraphs = [
        {**paragraph, "text": texts[paragraph["id"]]}
        if paragraph["id"] in texts and "text" not in paragraph
        else paragraph
        for paragraph in tables["paragraphs"]
    ]
    return {**tables, "paragraphs": paragraphs}
