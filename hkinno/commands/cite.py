"""`hkinno cite`: references and notes in the style asked for, with the paragraph."""

import subprocess
from typing import Annotated

import typer

from hkinno import citing, config, lookup, output
from hkinno.commands.options import Db, Ids
from hkinno.errors import UsageError

DEFAULT = "hk"


def complete_styles(incomplete: str) -> list[str]:
    """Names of styles."""
    return [name for name in ("list", *citing.STYLES, *citing.DATA) if name.startswith(incomplete)]


def cite(
    ids: Ids = None,
    style: Annotated[
        str | None,
        typer.Option("--style", metavar="STYLE", help="A style, or list.", autocompletion=complete_styles),
    ] = None,
    part: Annotated[str, typer.Option("--part", metavar="reference|note|both", help="What to print.")] = "both",
    quote: Annotated[bool, typer.Option("--quote", help="The words first.", show_default=False)] = False,
    bilingual: Annotated[
        bool, typer.Option("--bilingual", help="With --quote: our English too.", show_default=False)
    ] = False,
    author: Annotated[
        str, typer.Option("--author", metavar="reporter|speaker", help="Who stands in the author's place.")
    ] = "reporter",
    issued: Annotated[str | None, typer.Option(metavar="DATE", help="The day of issue, which you know.")] = None,
    page: Annotated[str | None, typer.Option(metavar="PAGE", help="The page, such as A5.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The address.")] = None,
    accessed: Annotated[str | None, typer.Option(metavar="DATE", help="The day you read that address.")] = None,
    csl: Annotated[str | None, typer.Option(metavar="FILE", help="Any CSL style, through pandoc.")] = None,
    db: Db = None,
) -> None:
    """References and notes for facts, quotes, paragraphs and articles, with the paragraph as pinpoint.

    \b
    Examples:
      hkinno cite Q01 --style apa7
      hkinno cite Q01 --style hk --quote --bilingual
      hkinno facts talent -f ids | hkinno cite - --style gbt7714-2025
    """
    if style == "list":
        output.write(_examples(db))
        return
    if not ids:
        raise UsageError("cite needs ids or places, such as Q01 or main-1; --style list shows the styles")
    details = citing.Details(
        issued=_day("issued", issued),
        page=_text("page", page),
        url=_text("url", url),
        accessed=_day("accessed", accessed),
    )
    records, sources, paragraphs = lookup.citations(ids, db)
    if csl is not None:
        output.write([_through_pandoc(citing.cite(records, sources, paragraphs, "csl-json", details=details), csl)])
        return
    name = citing.style(style or config.setting("style", None) or DEFAULT)
    text = citing.cite(
        records,
        sources,
        paragraphs,
        name,
        details=details,
        part=part,
        quote=quote,
        bilingual=bilingual,
        author=author,
    )
    output.write(output.visible(text, keep="\n").splitlines())
    wanting = citing.missing(details)
    if wanting:
        output.hint(f"not on the page, so not in the citation: {', '.join(wanting)}")


def _text(key: str, given: str | None) -> str | None:
    value = config.setting(key, given)
    return " ".join(value.split()) or None if value is not None else None


def _day(key: str, given: str | None) -> citing.Day | None:
    value = config.setting(key, given)
    return None if value is None else citing.parse_day(value, f"--{key}")


def _examples(db: str | None) -> list[str]:
    records, sources, paragraphs = lookup.citations(["main-1"], db)
    lines = []
    for name, chosen in citing.STYLES.items():
        example = citing.cite(records, sources, paragraphs, name, part="note" if chosen.notes else "reference")
        lines.append(f"{name}\t{chosen.about}\t{example}")
    for name, about in citing.DATA.items():
        example = " ".join(citing.cite(records, sources, paragraphs, name).split())
        lines.append(f"{name}\t{about}\t{example}")
    return lines


def _through_pandoc(csl_json: str, style_file: str) -> str:
    """Render citations with a CSL style by pandoc, which must be on the path."""
    import json  # noqa: PLC0415 - for this option only
    import os  # noqa: PLC0415
    import tempfile  # noqa: PLC0415
    from shutil import which  # noqa: PLC0415

    if which("pandoc") is None:
        raise UsageError("--csl needs pandoc, which is not installed; the styles of --style need nothing")
    if not os.path.isfile(style_file):
        raise UsageError(f"--csl: there is no file {output.visible(style_file)}")
    made = json.loads(csl_json)
    cites = []
    for each in made["citationItems"]:
        place = f", para. {each['locator']}" if "locator" in each else each.get("suffix", "")
        cites.append(f"[@{each['id']}{place}]")
    with tempfile.TemporaryDirectory() as folder:
        bibliography = os.path.join(folder, "items.json")
        with open(bibliography, "w", encoding="utf-8") as file:
            json.dump(made["items"], file, ensure_ascii=False)
        command = ["pandoc", "--citeproc", "--csl", os.path.abspath(style_file), "--bibliography", bibliography]
        result = subprocess.run(  # noqa: S603 - no shell, and the words are ours
            [*command, "-f", "markdown", "-t", "plain", "--wrap=none"],
            input="\n\n".join(cites),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if result.returncode:
        raise UsageError(f"--csl: pandoc says: {output.visible(result.stderr.strip().splitlines()[-1])}")
    return result.stdout.rstrip("\n")
