"""Zipped documents: their parts, read with bounds. Nothing is written to disk and no link is followed."""

import io
import zipfile

from hkinno.errors import FileError
from hkinno.text import visible

# A part of a long book has some tens of megabytes.
LARGEST_PART = 128 << 20
LARGEST_WHOLE = 512 << 20
MOST_PARTS = 20_000
ENCRYPTED = 0x1
MIMETYPES = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.text-template": ".odt",
    "application/vnd.oasis.opendocument.text-master": ".odm",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/epub+zip": ".epub",
}
PARTS = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"), ("Index/", ".pages"), ("index.xml", ".pages"))


def opened(content: bytes, shown: str) -> zipfile.ZipFile:
    """A zip file whose parts can be read. Raises ``FileError`` for one that is broken, locked or no document."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileError(f"{shown}: this file is broken: {visible(str(error))}") from error
    entries = package.infolist()
    if len(entries) > MOST_PARTS:
        raise FileError(f"{shown}: has {len(entries)} parts; a document has less than {MOST_PARTS}")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise FileError(f"{shown}: this file is broken: two of its parts have one name")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise FileError(f"{shown}: is locked with a password; save it without one")
    whole = sum(entry.file_size for entry in entries)
    if whole > LARGEST_WHOLE or any(entry.file_size > LARGEST_PART for entry in entries):
        raise FileError(f"{shown}: would unpack to {whole >> 20} MB; a document has less than {LARGEST_PART >> 20} MB")
    return package


def part(package: zipfile.ZipFile, name: str, shown: str) -> bytes | None:
    """The bytes of a part, None where there is none. Raises ``FileError`` for one that cannot be unpacked."""
    try:
        with package.open(name) as file:
            # One byte more: what a part says of its length need not be true.
            content = file.read(LARGEST_PART + 1)
    except KeyError:
        return None
    except Exception as error:  # zlib, lzma and zipfile raise many kinds for a broken part
        raise FileError(f"{shown}: {visible(name)} in it is broken: {visible(str(error))}") from error
    if len(content) > LARGEST_PART:
        raise FileError(f"{shown}: {visible(name)} in it has more than {LARGEST_PART >> 20} MB")
    return content


def ending(package: zipfile.ZipFile, shown: str) -> str:
    """The ending that a zipped document should have, by what is in it: .docx, .odt; .zip for another."""
    names = package.namelist()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return ".docm"
    if "mimetype" in names:
        mimetype = (part(package, "mimetype", shown) or b"").decode("ascii", "replace").strip()
        return MIMETYPES.get(mimetype, ".zip")
    return next((kind for prefix, kind in PARTS if any(name.startswith(prefix) for name in names)), ".zip")
