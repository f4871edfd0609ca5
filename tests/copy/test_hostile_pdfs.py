"""PDF files that cost a reader without bounds its time or its memory, each some kilobytes long."""

import re
import subprocess
import sys
import zlib
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT, program

# Reads each file that is named as a copy of the page, in one process. It tells the name, the exit code, seconds of work
# and the most megabytes that the process has had so far.
READER = """
import os, re, sys, time
from hkinno.cli import run
report = open(sys.argv[1], "w")
for path in sys.argv[2:]:
    begun = time.process_time()
    code = run(["source", "main-1", "--source", path])
    seconds = time.process_time() - begun
    with open("/proc/self/status") as status:
        peak = re.search(r"VmHWM:\\s+(\\d+) kB", status.read())[1]
    print(os.path.basename(path), code, seconds, int(peak) >> 10, file=report, flush=True)
"""

CATALOG, PAGES = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<{}>>>>"
SHOW = b"BT /F 9 Tf (a) Tj ET"
MEGABYTE = 2**20


def stream(content: bytes, keys: str = "") -> bytes:
    """A stream, with further keys of its dictionary."""
    return f"<</Length {len(content)}{keys}>>stream\n".encode() + content + b"\nendstream"


def pdf(*objects: str | bytes, trailer: str = "", start: int | None = None) -> bytes:
    """A file of objects, numbered from 1, the first of which is its catalog."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        text = content.encode() if isinstance(content, str) else content
        made += f"{number} 0 obj\n".encode() + text + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    where = len(made) if start is None else start
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return made + f"trailer<</Root 1 0 R/Size {len(objects) + 1}{trailer}>>\nstartxref\n{where}\n%%EOF".encode()


def shown(content: bytes, resources: str = "", *more: str | bytes) -> bytes:
    """A file of one page with this content, and further objects from 5 on."""
    return pdf(CATALOG, PAGES, PAGE.format(resources), content, *more)


def squeezed(size: int, unit: bytes = b" ") -> bytes:
    """Many megabytes as a stream of a thousandth."""
    packed = zlib.compressobj(9)
    block = unit * (MEGABYTE // len(unit))
    return b"".join([*(packed.compress(block) for _ in range(size)), packed.flush()])


def laughs() -> bytes:
    """Forms, each of which shows the next one ten times: 10 ** 9 in the end."""
    forms = [
        stream(
            b"/X Do " * 10 if number < 9 else SHOW,
            f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {6 + number} 0 R>>>>",
        )
        for number in range(10)
    ]
    return shown(stream(b"/X Do"), "/XObject<</X 5 0 R>>", *forms)


def mapped(lines: bytes) -> bytes:
    """A page in a font with this map to Unicode."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
    descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<<>>>>"
    return shown(stream(SHOW), "/Font<</F 5 0 R>>", font, descendant, stream(lines))


def wide() -> bytes:
    """A font that gives two billion widths."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<<>>/W[0 1999999999 500]>>"
    return shown(stream(SHOW), "/Font<</F 5 0 R>>", font, descendant)


def made() -> Iterator[tuple[str, bytes]]:
    """Each file, with its name."""
    yield "a-bomb", shown(stream(squeezed(150), "/Filter/FlateDecode"))
    twice = zlib.compress(squeezed(300), 9)
    yield "a-bomb-in-a-bomb", shown(stream(twice, "/Filter[/FlateDecode/FlateDecode]"))
    yield "run-lengths", shown(stream(zlib.compress(b"\x81 " * 4 * MEGABYTE), "/Filter[/FlateDecode/RunLengthDecode]"))
    yield (
        "rows-of-a-predictor",
        shown(stream(squeezed(100, b"\2"), "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1>>")),
    )
    yield "pages-that-are-their-own-children", pdf(CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
    deep = [f"<</Type/Pages/Kids[{number} 0 R {number} 0 R]/Count 9>>" for number in range(3, 40)]
    yield "pages-that-double", pdf(CATALOG, *deep, "<</Type/Page>>")
    yield "a-trailer-before-itself", pdf(CATALOG, PAGES, PAGE.format(""), stream(SHOW), trailer="/Prev 9", start=9)
    yield "a-length-that-is-itself", pdf(CATALOG, PAGES, PAGE.format(""), "<</Length 4 0 R>>stream\nendstream")
    yield "an-object-that-is-itself", pdf("1 0 R")
    yield "brackets", shown(stream(b"[" * 400_000))
    yield "dictionaries", pdf("<</A" * 100_000)
    yield "a-huge-table", b"%PDF-1.4\nxref\n0 2000000000\ntrailer<</Root 1 0 R/Size 2000000000>>\nstartxref\n9\n%%EOF"
    yield "a-huge-count", pdf(CATALOG, "<</Type/Pages/Kids[]/Count 2000000000>>")
    yield "laughs", laughs()
    yield "a-wide-range", mapped(b"1 beginbfrange\n<00000000> <7fffffff> <0041>\nendbfrange")
    yield "many-ranges", mapped(b"900 beginbfrange\n" + b"<0000> <ffff> <0041>\n" * 900 + b"endbfrange")
    yield "widths", wide()
    yield "an-image-without-end", shown(stream(b"BI /W 9 /H 9 ID " + b"E" * 200_000))
    yield "images-without-end", shown(stream(b"BI ID " * 60_000))
    yield "strings-without-end", shown(stream(b"(" * 400_000))
    yield "states", shown(stream(b"q " * 300_000))
    yield "no-end", b"%PDF-1.4\n" + b"1 0 obj\n" * 100_000
    yield "object-streams", pdf(CATALOG, PAGES, PAGE.format(""), *(["<</Type/ObjStm/Extends 4 0 R>>"] * 9))


def legible(words: bytes, keys: str = "") -> bytes:
    """A file that shows these words, with further keys of its page."""
    page = PAGE.format("/Font<</F 5 0 R>>").removesuffix(">>") + keys + ">>"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    return pdf(CATALOG, PAGES, page, stream(b"BT /F 9 Tf 9 9 Td (" + words + b") Tj ET"), font)


def test_what_pypdf_says_of_a_file_is_one_harmless_line(tmp_path):
    """It writes to a log as many lines as a file wants, and what the file holds: the title of a terminal, too."""
    pytest.importorskip("pypdf", reason="needs pypdf to read a PDF")
    path = tmp_path / "copy.pdf"
    content = legible(b"He said \\253a few words here\\273", "/A\x1b]0;mine\x07 1" * 300)
    # It is told of where the table of the file is looked for, by whoever reads its properties too.
    path.write_bytes(re.sub(rb"startxref\s+", rb"\g<0>9", content))
    for arguments in (["source", "main-1", "--source"], ["add", "--as", "mine", "--dry-run"], ["check"]):
        # In a process of its own: pytest takes what goes to a log.
        command = [*program(), *arguments, str(path)]
        told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stderr
        assert told.count("\n") <= 4
        assert not any(sign in told for sign in "\x1b\x07")
        # One line of ours holds the first of it.
        assert told.count("startxref") == told.count("is not sound (") <= 1
    assert "this PDF is not sound (" in told


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc to measure memory")
def test_a_hostile_pdf_is_read_or_told_in_bounded_time_and_memory(tmp_path):
    """The least pypdf that pyproject.toml takes has the bounds for it."""
    pytest.importorskip("pypdf", reason="needs pypdf to read a PDF")
    report, paths = tmp_path / "report", []
    for name, content in made():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(content)
    command = [sys.executable, "-c", READER, str(report), *map(str, paths)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=240)
    costs = [line.split() for line in report.read_text(encoding="utf-8").splitlines()]
    assert [name for name, *_ in costs] == [path.name for path in paths]
    for name, code, seconds, megabytes in costs:
        assert int(code) in (0, 1, 3), name
        assert float(seconds) < 20, name
        assert int(megabytes) < 300, name
