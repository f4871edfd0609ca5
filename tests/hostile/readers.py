"""Drafts, copies and articles in every format that is read, with something wrong in them."""

import io
import os
import random
import shutil
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from hkinno.documents import formats
from tests.copy.test_hostile_pdfs import legible
from tests.documents.word_files import paragraph, run, word_file
from tests.hostile import HARMFUL, Report, call, shipped, wrong
from tests.hostile.growth import DRAFTS

# What mutations put in, of markup of every kind.
PIECES = (
    "「」『』“”<>&;{}[]()\\\"'`*_|#=-+!:/%$~^\0\x1b\ufeff",
    *("<w:p>", "</w:p>", "<b", "-->", "<!--", "]]>", "&#x110000;", "{\\b", "\\u-1?", "\\bin99999999 ", "{{", "}}"),
    *(
        "<ref>",
        "\n\n",
        "\r",
        "\t",
        "  ",
        "> ",
        "```",
        "---\n",
        "::",
        "00:00:00,000 --> ",
        "=?big5?B?",
        "\u202e",
        HARMFUL,
    ),
)


def _zipped(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def _book(words: str) -> bytes:
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{words}</p></body></html>"
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "a.opf": package}
    return _zipped({**parts, "a.xhtml": page})


def sound(ending: str, words: str) -> bytes:
    """A file with this ending that is as it should be, and holds the words."""
    by_ending: dict[str, Callable[[], bytes]] = {
        ".docx": lambda: word_file(paragraph(run(words)) * 3, footnotes="<w:footnote w:id='1'/>"),
        ".odt": lambda: _zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": DRAFTS["flat.fodt"](3)}
        ),
        ".epub": lambda: _book(words),
        ".pdf": lambda: legible(b"He said \\253a few words here\\273"),
        ".rtf": lambda: DRAFTS["rich text.rtf"](3).encode(),
        ".tex": f"\\documentclass{{article}}\\begin{{document}}{words}\\end{{document}}".encode,
    }
    by_ending |= {
        f".{name.rpartition('.')[2]}": lambda make=make: make(3).encode()
        for name, make in DRAFTS.items()
        if name.rpartition(".")[2] not in ("docx", "rtf")
    }
    return by_ending.get(ending, words.encode)()


def mutated(chance: random.Random, content: bytes) -> bytes:
    """The bytes with something wrong in them; of a zipped file mostly in one of its parts."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        name = chance.choice(list(parts))
        parts[name] = mutated(chance, parts[name])
        return _zipped(parts)
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, kind = chance.randrange(len(changed) + 1), chance.randrange(5)
        if kind == 0:
            del changed[at : at + chance.choice([1, 3, 40, 4000])]
        elif kind == 1:
            changed[at:at] = chance.choice([*PIECES[0], *PIECES[1:]]).encode() * chance.choice([1, 1, 2, 500])
        elif kind == 2 and at < len(changed):
            changed[at] = chance.randrange(256)
        elif kind == 3:
            changed[at:at] = changed[chance.randrange(len(changed) + 1) :][:200]
        else:
            changed[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice([1, 2, 9])))
    return bytes(changed)


def campaign(cases: int, seed: int = 1) -> Report:
    """Mutated files of each format as a draft (checked, fixed, commented), as a copy and as an article."""
    counts: Counter = Counter()
    failures: list[str] = []
    quotes = [quote["exact"] for quote in shipped()["quotes"].values()]
    known = [form for form in formats.FORMATS if form.reads != formats.PROGRAM or shutil.which("pandoc")]
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {"HKINNO_DEBUG": "1"}):
        for number in range(seed, seed + cases):
            chance = random.Random(number)
            form = chance.choice(known)
            # Another program takes a hundred times as long to start.
            if form.reads == formats.PROGRAM and chance.random() < 0.9:
                form = formats.MARKDOWN
            ending = chance.choice(form.endings)
            words = "".join(f"孫東說：「{chance.choice(quotes).strip('「」')}」（main-1）。" for _ in range(3))
            path = Path(folder) / f"draft{ending}"
            content = mutated(chance, sound(ending, words))
            path.write_bytes(content)
            name, arguments = chance.choice(
                [
                    ("draft", ["check", *chance.choice([[], ["--all"], ["--strict", "--diff"], ["-f", "sarif"]])]),
                    ("draft, fixed", ["check", "--fix"]),
                    ("draft, commented", ["check", "--comments", f"{folder}/out.docx"]),
                    ("copy", ["source", "main-1", "--source"]),
                    ("article", ["add", "--as", "mine", "--dry-run"]),
                ]
            )
            begun = time.process_time()
            try:
                code, out, told = call([*arguments, str(path)])
            except BaseException:  # noqa: BLE001 - whatever comes through is a finding
                failures.append(f"case {number}: {form.name}: {arguments}: {traceback.format_exc(limit=-2)}")
                continue
            counts[f"{form.name} as {name}", arguments[0], code] += 1
            # A draft may be refused beside others that are told; what is shown of it is text.
            found = wrong(arguments, code, "" if arguments[0] == "add" else out, told, time.process_time() - begun)
            if path.read_bytes() != content and name != "draft, fixed":
                found.append("the file was changed")
            for made in Path(folder).iterdir():
                made.unlink()
            failures += [f"case {number}: {form.name}: {what}" for what in found]
    return counts, failures
