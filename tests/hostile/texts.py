"""Queries, filters, references, ids, options and drafts that nobody would type, over every command that takes them."""

import os
import random
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from unittest import mock

from tests.hostile import HARMFUL, Report, call, shipped, wrong

ODD = [
    HARMFUL,
    "\ud800\udfff",
    "\U000e0041\u0301\u0600",
    "「" * 3000,
    "」「『" * 500,
    '"' * 999,
    "((((*+?[{|\\",
    "(a+)+$" * 9,
    "main-99999999..main-1",
    "第" * 400 + "段",
    "一億" * 300,
    "1" * 5000,
    "0.1e9999",
    "-0",
    "½ ² Ⅷ ௩ ٣",
    "..",
    "--",
    "-",
    "\n\n\t",
    "　",
    "%s%n{0}{}",
    "$(rm x)`x`",
    "../../etc/passwd",
    "a" * 5000,
    "'" * 500,
    "x:" * 300,
    "para:",
    "kind:statistic" * 50,
    "ﷺ" * 200,
    "İıſKß",
    ">" * 2000,
    "```\n" * 300,
    "[^1]: ",
    "@@@[[[",
]
FILTERS = ["kind", "status", "voice", "form", "topic", "entity", "para", "has", "nothing", "KIND", "ｋind"]
FORMS = ["table", "tsv", "csv", "json", "jsonl", "md", "text", "ids", "cite", "none", HARMFUL]
CHECK_FORMS = ["table", "lines", "json", "sarif", "github"]
MARKS = [
    "「」",
    "『』",
    "“”",
    '""',
    "‘’",
    "«»",
    "「』",
    "”“",
    "> ",
    "```\n\n```",
    "（main-1）",
    "（主稿第1段）",
    "[^1]",
    "孫東說：",
]


def fragment(chance: random.Random, texts: list[str]) -> str:
    """A piece of a stored text, of something odd, or of any characters."""
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice(ODD)
    if kind == 1:
        return "".join(chr(chance.choice([chance.randrange(0x110000), chance.randrange(0x3000)])) for _ in range(9))
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randint(1, 30)]
    if kind == 2 and piece:
        at = chance.randrange(len(piece))
        return piece[:at] + chance.choice(ODD)[:20] + piece[at + 1 :]
    return piece


def typed(chance: random.Random, texts: list[str]) -> list[str]:
    """The words of a query."""
    words = [fragment(chance, texts) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.3:
        words.append(f"{chance.choice(FILTERS)}:{fragment(chance, texts)}")
    return words


def draft(chance: random.Random, texts: list[str]) -> str:
    """A draft of quotations with marks that open and close anyhow."""
    parts = []
    for _ in range(chance.randint(1, 12)):
        marks = chance.choice(MARKS)
        half = len(marks) // 2
        parts += [
            marks[:half],
            fragment(chance, texts),
            marks[half:],
            chance.choice(["\n", "\r\n", "\r", "。", " ", "\n\n"]),
        ]
    return "".join(parts)


def command(chance: random.Random, texts: list[str], path: Path) -> list[str]:
    """A command with its arguments."""
    kind = chance.choice(["facts", "quote", "figures", "show", "cite", "source", "check text", "check file", "options"])
    # After "--" nothing is an option; without it Typer judges what looks like one.
    rest = [*chance.choice([[], ["--"]]), *typed(chance, texts)]
    if kind in ("facts", "quote"):
        return [kind, "-f", chance.choice(["tsv", "table", "text", "md", "csv", "cite", "ids"]), *rest]
    if kind in ("figures", "show", "cite", "source"):
        return [kind, *rest]
    if kind == "check text":
        return ["check", "-f", chance.choice(CHECK_FORMS[:2] + CHECK_FORMS[3:]), "--text", draft(chance, texts)]
    if kind == "check file":
        encoding = chance.choice(["utf-8", "utf-16", "big5", "gb18030"])
        path.write_bytes(draft(chance, texts).encode(encoding, chance.choice(["ignore", "replace"])))
        chosen = chance.choice([["--diff"], ["--fix"], ["--strict"], ["--fix", "--diff"]])
        return ["check", *chosen, "--encoding", chance.choice([encoding, "utf-8"]), str(path)]
    options = [
        ["-f", chance.choice(FORMS)],
        ["--fields", fragment(chance, texts)],
        ["--lang", fragment(chance, texts)],
        ["--limit", chance.choice(["0", "-1", "1", "9" * 30, "x", fragment(chance, texts)])],
        ["--width", chance.choice(["0", "1", "2", "7", "100000", fragment(chance, texts)])],
        ["--style", fragment(chance, texts)],
        ["--db", fragment(chance, texts)],
    ]
    return [chance.choice(["facts", "quote", "topics", "cite"]), *chance.choice(options), "talent"]


def campaign(cases: int, seed: int = 1) -> Report:
    """Odd arguments and drafts against the shipped store."""
    content = shipped()
    texts = [text for fact in content["facts"].values() for text in fact["statement"].values()]
    texts += [quote["exact"] for quote in content["quotes"].values()]
    texts += [*(f"F{number:03}" for number in range(9)), "main-1", "main-3..5", "主稿第1段", "talent", "90億"]
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {"HKINNO_DEBUG": "1"}):
        for number in range(seed, seed + cases):
            chance = random.Random(number)
            path = Path(folder) / "draft.txt"
            # As the system would hand them over: what is no text in UTF-8 arrives as single bytes.
            arguments = [
                each.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
                for each in command(chance, texts, path)
            ]
            before = path.read_bytes() if path.exists() else b""
            begun = time.process_time()
            try:
                code, out, told = call(arguments)
            except BaseException:  # noqa: BLE001 - whatever comes through is a finding
                failures.append(f"case {number}: {arguments!r:.300}: {traceback.format_exc(limit=-2)}")
                continue
            counts["odd arguments" if arguments[0] != "check" else "odd draft", arguments[0], code] += 1
            found = wrong(arguments, code, out, told, time.process_time() - begun)
            if path.exists():
                if "--fix" not in arguments and path.read_bytes() != before:
                    found.append("the draft was changed")
                path.unlink()
            failures += [f"case {number}: {what}" for what in found]
    return counts, failures
