"""`hkinno help`: what the commands have in common, by subject."""

import re
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from hkinno import outlet
from hkinno.commands import output
from hkinno.errors import UsageError
from hkinno.text import instead, visible

QUERIES = """A query is words; several narrow. A word can be
  a topic        talent (a topic's own name means that topic and nothing else)
  a name         高才通, TTPS, top talent pass, gaocaitong
  a number       90億, 9 billion, 65萬, 三分之一, under 30
  a year         2024 (what the page dates there, printed or inferred)
  a place        main-1, main-3..5, 主稿第1段
  an id          F012, Q01
  words          in any script, width, case or spacing; English in any inflection
A question works too: words that carry nothing are left out, and that is said.
text:jobs asks for the word alone where it is a topic's name; --exact for words as typed."""
FORMATS = """--format (-f) is one of
  table   for a terminal, where it is what you get
  tsv     one record a line, the place last: what a pipe gets
  csv     for spreadsheets (--header is on; --raw leaves formulas as they are)
  json    a list of records as they are stored; jsonl: one a line
  md      Markdown; text: to read and paste
  ids     for another command: hkinno facts talent -f ids | hkinno cite -
  cite    the words or the statement with its short citation
--fields A,B chooses fields; --sort FIELD orders (--sort when is a time line)."""
VERDICTS = """Words
  verbatim     his own words, to the character
  converted    the same in another script, width, punctuation or markup
  elided       whole clauses are left out
  altered      bent: what differs is shown
  translation  a fair translation of his words
  not-speech   the paper's words, given to him as speech
  absent       given to him, and like nothing on the page
  unrelated    given to somebody else, or a term; like nothing here
  unchecked    not looked at, with the reason
Place: ok, misplaced, uncited. Attribution: ok, misattributed. clipped: a condition,
hope, denial or limit was cut off; the words lost are told.
Figures and times in prose
  same         the page's, in any form; rounded: with fewer digits, or about
  bound-lost   一萬 for 一萬多, at least 130 for 130
  wrong        another number, magnitude, share, sign or time
  other-thing  the page's, for something else: applied for approved
  unchecked    another's, the writer's own, or not plainly of the page"""
DRAFTS = """What check reads, and add and --copy as well
  anywhere         text, Markdown, HTML and pages saved as one file, Word (.docx),
                   OpenDocument, RTF, EPUB, subtitles (.srt, .vtt), mail (.eml),
                   notebooks (.ipynb), wikitext
  with pypdf       PDF: pip install 'hkinno[documents]'; lines, columns, tables and notes
                   are put together by guess, a table over two pages is not
  with pandoc      LaTeX, reStructuredText, Org, AsciiDoc, Textile; places are lines
A file is told by what it is, then by its ending; what is not read is refused by name.
Seen are marks of every kind, block quotes (those that are only set in below 他說： too)
and the turns of a transcript (陳大文：…, Q: … A: …); code, comments, metadata and what is
struck out are no text. A place in a note counts for the quotation that calls the note.
Markup inside a quotation is told of in text and Markdown only.
--fix writes texts and Word files back, --comments a Word file."""
CODES = """0    found; all well
1    nothing found, or a finding of check or validate
2    usage: the line says what would have been right
3    a file that cannot be read or written, or is broken
130  interrupted"""
SETTINGS = """config.toml in the program's configuration directory (~/.config/hkinno/ on Linux):
  db = "~/mine.json"       another store
  source = "~/page.txt"    your copy of the page
  style = "apa7"           for cite
  issued, page, url, accessed   what the page does not print and you know
  lang = "en"              zh, en or both
  format = "text"          for every command that lists
  limit = 20               at most so many records
  pager = false            never a pager
  ignore = ["名言", "「高才通」", "人才*"]   quotations that check leaves alone: that
                           hold the words; in marks or with * the whole
Environment
  HKINNO_SOURCE            your copy of the page
  HKINNO_CACHE=0           no cache of large stores
  NO_COLOR, COLUMNS, PAGER, LESS   as elsewhere"""

# The commands that ask for records of a table.
ONLY = {"facts": "facts and figures", "quotes": "quote"}


def _filters() -> str:
    from hkinno.search.filters import FILTERS  # noqa: PLC0415 - for this subject only

    lines = ["KEY:VALUE narrows, beside words or alone; values may be in Chinese or English."]
    for key, each in FILTERS.items():
        values = ", ".join(each.all_values())
        only = "" if len(each.values) > 1 else f" ({ONLY[next(iter(each.values))]} only)"
        lines.append(f"  {key + ':':<10} {values or f'such as {key}:{each.example}{each.told}'}{only}")
    return "\n".join(lines)


def _fields() -> str:
    from hkinno.render.fields import names  # noqa: PLC0415 - for this subject only

    kinds = ("facts", "quotes", "figures", "paragraphs", "topics")
    return "\n".join(f"{kind}: {', '.join(names(kind))}" for kind in kinds)


SUBJECTS: dict[str, Callable[[], str]] = {
    "queries": lambda: QUERIES,
    "filters": _filters,
    "fields": _fields,
    "formats": lambda: FORMATS,
    "verdicts": lambda: VERDICTS,
    "drafts": lambda: DRAFTS,
    "exit-codes": lambda: CODES,
    "settings": lambda: SETTINGS,
}


def complete_subjects(incomplete: str) -> list[str]:
    """Names of subjects."""
    return [name for name in SUBJECTS if name.startswith(incomplete)]


Subject = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SUBJECT]",
        help="queries, filters, fields, formats, verdicts, drafts, exit-codes or settings.",
        autocompletion=complete_subjects,
        show_default=False,
    ),
]


def help(subject: Subject = None) -> None:  # noqa: A001 - the command's name
    """What the commands have in common, by subject: queries, filters, fields, formats, verdicts, drafts, settings.

    \b
    Examples:
      hkinno help filters
      hkinno help verdicts
    """
    if not subject:
        output.write([f"hkinno help {name}" for name in SUBJECTS])
        return
    # exit codes is exit-codes
    name = "-".join(" ".join(subject).casefold().split())
    if name not in SUBJECTS:
        raise UsageError(f"there is no help on {visible(' '.join(subject))!r}; {instead(name, SUBJECTS, 'subjects')}")
    lines = SUBJECTS[name]().split("\n")
    output.write(line for text in lines for line in (_folded(text) if sys.stdout.isatty() else [text]))


def _folded(line: str) -> list[str]:
    """A line for a terminal: what does not fit stands below the words after the name that it begins with."""
    from hkinno.render.wrap import folded  # noqa: PLC0415 - for a person

    named = re.match(r"  \S.*?  +(?=\S)", line)
    indent = len(named[0]) if named else 2
    first, *rest = folded(line, outlet.columns())
    return [first, *(" " * indent + part for part in folded(" ".join(rest), outlet.columns() - indent) if part)]
