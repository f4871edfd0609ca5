"""Drafts as files: which files there are, what each one is, its text, and writing it back."""

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from importlib import import_module

from hkinno.documents import encodings, formats
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import Opened
from hkinno.errors import FileError, UsageError
from hkinno.files import native, read_file
from hkinno.text import visible

# A book has some megabytes; more is something else.
LARGEST = 64 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What files begin with that are neither text nor read, and what they are.
SIGNATURES = (
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"\x1f\x8b", ".gz"),
    (b"7z\xbc\xaf", ".7z"),
    (b"Rar!", ".rar"),
    (b"ID3", ".mp3"),
    (b"RIFF", ".wav"),
    (b"SQLite format 3\0", ""),
    (b"\x7fELF", ""),
)
CONTROLS = Pattern("[\0-\x08\x0e-\x1f]")
# Folders that hold no drafts.
SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})
GLOB = Pattern(r"[*?\[]")


def open_document(given: str | bytes, name: str | None = None, encoding: str | None = None) -> Opened:
    """The document in a file, or in bytes that were read from one.

    The format is told by what the bytes begin with, then by the name's ending; bytes without a name are read as
    Markdown. ``encoding`` is that of a text without a mark.

    Raises ``FileError``, with the way on, for what cannot be read; ``UsageError`` for an encoding that is none.
    """
    if isinstance(given, str):
        name = name or given
        content = _content(given)
    else:
        content = given
    shown = visible(name or "-")
    if len(content) > LARGEST:
        raise FileError(f"{shown}: {len(content) >> 20} MB; a draft should have less than {LARGEST >> 20} MB")
    form = _format(content, name, shown)
    if form.reads != formats.TEXT:
        return formats.finished(_read_bytes(form, content, name or "-", encoding))
    return _decoded(form, content, name, encoding)


def _decoded(form: formats.Format, content: bytes, name: str | None, encoding: str | None) -> Opened:
    """The document in the bytes of a text."""
    decoded = encodings.decode(content, name or "-", encoding)
    text = decoded.text
    controls = len(CONTROLS.findall(text[:100_000]))
    if controls * 20 > len(text[:100_000]):
        raise FileError(f"{visible(name or '-')}: no text; {READ}")
    if form in (formats.PLAIN, formats.MARKDOWN) and _is_page(text):
        form = formats.HTML
    opened = _read_text(form, text, name)
    remarks = tuple(filter(None, (encodings.remark(decoded), *opened.remarks)))
    return opened.changed(encoding=decoded.encoding, remarks=remarks)


READ = "what is read is text, Markdown, HTML, Word, OpenDocument, PDF, RTF, subtitles, mail, notebooks and wikitext"


def _content(path: str) -> bytes:
    try:
        size = os.stat(native(path)).st_size
    except (OSError, ValueError):
        size = 0  # read_file says what is wrong
    if size > LARGEST:
        raise FileError(f"{visible(path)}: {size >> 20} MB; a draft should have less than {LARGEST >> 20} MB")
    return read_file(path)


def _is_page(text: str) -> bool:
    if "<" not in text[:4000]:
        return False
    from hkinno.documents import html  # noqa: PLC0415 - for what may be a page

    return html.is_page(text)


def _format(content: bytes, name: str | None, shown: str) -> formats.Format:
    """The format of a file. Raises ``FileError`` for one that is not read."""
    if content.startswith(b"%PDF-"):
        return formats.PDF
    if content.startswith(b"{\\rtf"):
        return formats.RTF
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content, name, shown)
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileError(f"{shown}: is locked with a password; save it without one")
        raise FileError(f"{shown}: is {formats.REFUSED['.doc']}")
    signed = next((ending for sign, ending in SIGNATURES if content.startswith(sign)), None)
    ending = formats.ending(name or "")
    if signed is not None or ending in formats.REFUSED:
        what = formats.REFUSED.get(signed if signed is not None else ending, f"no text; {READ}")
        raise FileError(f"{shown}: is {what}")
    form = formats.of(name)
    if form in (formats.WORD, formats.PDF, formats.EPUB) or (form is formats.OPENDOCUMENT and ending != ".fodt"):
        raise FileError(f"{shown}: is named as {form.name} is and is none; it may be broken or have another ending")
    return form


def _zipped(content: bytes, name: str | None, shown: str) -> formats.Format:
    from hkinno.documents import package  # noqa: PLC0415 - for zipped formats

    ending = package.ending(package.opened(content, shown), shown)
    if ending in formats.BY_ENDING:
        return formats.BY_ENDING[ending]
    what = formats.REFUSED.get(ending) or formats.REFUSED.get(formats.ending(name or "")) or formats.REFUSED[".zip"]
    raise FileError(f"{shown}: is {what}")


def _read_text(form: formats.Format, text: str, name: str | None) -> Opened:
    if form is formats.HTML:
        from hkinno.documents import html  # noqa: PLC0415 - for pages

        return formats.finished(html.read(text))
    try:
        return formats.read_text(text, name)
    except FileError as error:
        raise FileError(f"{visible(name or '-')}: {error}") from error


def _read_bytes(form: formats.Format, content: bytes, name: str, encoding: str | None) -> Opened:
    if form.module == "pandoc":
        from hkinno.documents import pandoc  # noqa: PLC0415 - another program

        return pandoc.read(content, name, form, encoding)
    if form is formats.MAIL:
        from hkinno.documents import mail  # noqa: PLC0415 - for mail

        return mail.read(content, name, encoding)
    opened: Opened = import_module(f"hkinno.documents.{form.module}").read(content, name)
    return opened


def expanded(given: Iterable[str], include: Sequence[str] = ()) -> list[str]:
    """The files that names, folders and patterns stand for, in an order that is always the same, each once.

    A file that is named is taken as it is. In a folder, and in those in it, are taken the files whose names fit one of
    ``include``, or without that all of a format that is read without another program. Hidden folders are left out.

    Raises ``UsageError`` for a folder or a pattern in which there is none.
    """
    found: dict[str, None] = {}
    for path in given:
        if os.path.isdir(native(path)):
            names = sorted(_within(path, include))
            if not names:
                wanted = ", ".join(map(visible, include)) or "a format that is read"
                raise UsageError(f"{visible(path)}: no file of {wanted} in this folder")
            found |= dict.fromkeys(names)
        elif GLOB.search(path) and not os.path.lexists(native(path)):
            found |= dict.fromkeys(_globbed(path, include))
        else:
            found[path] = None
    return list(found)


def _globbed(pattern: str, include: Sequence[str]) -> list[str]:
    """What a pattern stands for where the shell has not said so; ** is any folder."""
    from glob import glob  # noqa: PLC0415 - for patterns

    names = sorted(glob(pattern, recursive=True))
    found = []
    for name in names:
        if os.path.isfile(name):
            found.append(name)
        elif "**" not in pattern:
            found += sorted(_within(name, include))
    if not found:
        raise UsageError(f"{visible(pattern)}: no file fits this pattern")
    return found


def _within(folder: str, include: Sequence[str]) -> Iterator[str]:
    for parent, folders, names in os.walk(native(folder)):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and each not in SKIPPED)
        for name in names:
            path = os.path.join(parent, name)
            relative = os.path.relpath(path, native(folder)).replace(os.sep, "/")
            if _wanted(name, relative, include) and os.path.isfile(path):
                yield path


def _wanted(name: str, relative: str, include: Sequence[str]) -> bool:
    if name.startswith((".", "~$")):
        return False  # ~$draft.docx is Word's own, while the draft is open
    if include:
        return any(fnmatch(name, pattern) or fnmatch(relative, pattern) for pattern in include)
    form = formats.BY_ENDING.get(formats.ending(name))
    return form is not None and form.reads != formats.PROGRAM
