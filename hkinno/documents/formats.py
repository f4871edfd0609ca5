"""The formats of drafts: their names, by which endings a file is told to be one, and which module reads it.

A reader is a function ``read``: of the decoded text for a text, else of the file's bytes. Modules are imported only
for their format.
"""

from importlib import import_module
from typing import NamedTuple

from hkinno.documents.footnotes import noted
from hkinno.documents.indented import quoted
from hkinno.documents.sheet import Opened
from hkinno.documents.speech import turns
from hkinno.files import descriptor

# What is read: decoded text; the bytes of a file; bytes that another program is given.
TEXT, BYTES, PROGRAM = "text", "bytes", "program"


class Format(NamedTuple):
    """A format: its name, the endings of its files in small letters, its module, and what is read."""

    name: str
    endings: tuple[str, ...]
    module: str
    reads: str = TEXT


PLAIN = Format("plain text", (".txt", ".text"), "plain")
MARKDOWN = Format("Markdown", (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".mdx"), "markdown")
HTML = Format("HTML", (".html", ".htm", ".xhtml"), "html")
SUBTITLES = Format("subtitles", (".srt", ".vtt"), "subtitles")
NOTEBOOK = Format("a notebook", (".ipynb",), "notebook")
WIKITEXT = Format("wikitext", (".wiki", ".mediawiki", ".wikitext"), "wikitext")
MAIL = Format("mail", (".eml", ".mht", ".mhtml"), "mail", BYTES)
WORD = Format("Word", (".docx",), "word", BYTES)
OPENDOCUMENT = Format("OpenDocument", (".odt", ".ott", ".fodt"), "opendocument", BYTES)
PDF = Format("PDF", (".pdf",), "pdf", BYTES)
RTF = Format("RTF", (".rtf",), "rtf", BYTES)
LATEX = Format("LaTeX", (".tex", ".latex", ".ltx"), "pandoc", PROGRAM)
RST = Format("reStructuredText", (".rst",), "pandoc", PROGRAM)
ORG = Format("Org", (".org",), "pandoc", PROGRAM)
ASCIIDOC = Format("AsciiDoc", (".adoc", ".asciidoc", ".asc"), "pandoc", PROGRAM)
EPUB = Format("EPUB", (".epub",), "epub", BYTES)
TEXTILE = Format("Textile", (".textile",), "pandoc", PROGRAM)

FORMATS = (
    *(PLAIN, MARKDOWN, HTML, SUBTITLES, NOTEBOOK, WIKITEXT, MAIL, WORD, OPENDOCUMENT, PDF, RTF, EPUB),
    *(LATEX, RST, ORG, ASCIIDOC, TEXTILE),
)
BY_ENDING = {ending: form for form in FORMATS for ending in form.endings}
# What files of other kinds are, and the way on.
REFUSED = {
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpd"), "an old Word file; save it as .docx"),
    **dict.fromkeys((".docm", ".dotm"), "a Word file with macros; save it as .docx, without them"),
    ".dotx": "a template of Word; save it as .docx",
    ".odm": "a master document, whose texts are other files; give those",
    **dict.fromkeys((".pages", ".key", ".numbers"), "a file of Apple's iWork; export it as Word (.docx)"),
    **dict.fromkeys((".gdoc", ".gslides"), "a link to Google Docs, not the text; download it as Word (.docx)"),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "a file of slides; export them as PDF"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "a spreadsheet; give its text as .txt"),
    ".msg": "a mail as Outlook keeps it; save it as .eml",
    ".mbox": "a box of mails; save each as .eml",
    **dict.fromkeys((".ass", ".ssa", ".sbv", ".ttml", ".dfxp"), "subtitles of another kind; save them as .srt"),
    ".webarchive": "a page as Safari keeps it; save it as HTML",
    **dict.fromkeys((".mobi", ".azw", ".azw3"), "a book for Kindle; give it as EPUB"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".heic", ".tif", ".tiff", ".webp"), "a picture; give its words"),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".mp4", ".mov", ".webm"), "a recording; give its transcript"),
    **dict.fromkeys((".zip", ".gz", ".tgz", ".7z", ".rar", ".tar"), "an archive; unpack it and give what is in it"),
}


def ending(name: str) -> str:
    """The ending of a file's name, in small letters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    return last[last.rfind(".") :] if "." in last[1:] else ""


def of(name: str | None) -> Format:
    """The format of a text by the name of its file: Markdown without one, plain text by an ending that tells none."""
    return MARKDOWN if name is None or descriptor(name) is not None else BY_ENDING.get(ending(name), PLAIN)


def read_text(text: str, name: str | None) -> Opened:
    """Read a text by the reader of its format; what is no text as plain text."""
    form = of(name)
    if form.reads != TEXT:
        form = PLAIN
    document = import_module(f"hkinno.documents.{form.module}").read(text)
    return finished(document if isinstance(document, Opened) else Opened(*document, form=form.name))


def finished(document: Opened) -> Opened:
    """The document with what its words say: which are block quotes and notes, and who speaks in a transcript."""
    return turns(noted(quoted(document)))
