"""A terminal, and a shell that completes: what is shown there obeys nothing of a store, and never is a traceback."""

import json
import os
import random
import re
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from unittest import mock

from tests.hostile import COMMANDS, HARMFUL, Report, call, shipped
from tests.hostile.texts import fragment
from tests.terminal import on_terminal

# Colours and weights, the clipboard that was asked for, and what a bar moves with.
OURS = re.compile(rb"\x1b\[[0-9;]*m|\x1b\[\?25[hl]|\r|\n")
SHELLS = {
    "complete_bash": "COMP_WORDS",
    "complete_zsh": "_TYPER_COMPLETE_ARGS",
    "complete_fish": "_TYPER_COMPLETE_ARGS",
}


def harmful() -> dict:
    """A store with control codes, overrides and markup in every kind of text."""
    content = shipped()
    for table, keys in (("facts", ("statement",)), ("quotes", ("translation",)), ("topics", ()), ("entities", ())):
        for record in content[table].values():
            for key in keys:
                record[key] = {language: text + HARMFUL for language, text in record[key].items()}
            for key in ("zh", "en", "name"):
                if isinstance(record.get(key), str):
                    record[key] += HARMFUL
    return content


def campaign(cases: int, seed: int = 1) -> Report:
    """Commands on a terminal of any width, and words that a shell wants completed."""
    counts: Counter = Counter()
    failures: list[str] = []
    texts = [text for fact in shipped()["facts"].values() for text in fact["statement"].values()]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "harmful.json"
        store.write_text(json.dumps(harmful(), ensure_ascii=True), encoding="utf-8")
        for number in range(seed, seed + cases):
            chance = random.Random(number)
            if number % 10:
                failures += _completed(chance, texts, str(store), counts)
                continue
            arguments = [*chance.choice(COMMANDS), "--db", str(store)]
            if "html" in arguments or "{out}" in arguments:
                continue
            shown = on_terminal(*arguments, COLUMNS=chance.choice(["1", "7", "20", "80", "500"]), HOME=folder)
            counts["on a terminal", arguments[0], 0] += 1
            left = OURS.sub(b"", shown)
            if any(sign in left for sign in (b"\x1b", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\x07", b"\xc2\x85")):
                failures.append(f"case {number}: {arguments}: codes of the store: {left[:300]!r}")
            if b"Traceback" in shown or b"should not have happened" in shown:
                failures.append(f"case {number}: {arguments}: {shown[-300:]!r}")
    return counts, failures


def _completed(chance: random.Random, texts: list[str], store: str, counts: Counter) -> list[str]:
    shell = chance.choice(list(SHELLS))
    words = chance.choice(
        ["facts", "facts topic:", "show", "cite --style", "export", "facts --fields", "-", "", "quote -f", "source"]
    )
    typed = f"hkinno {words} --db {store} {fragment(chance, texts)}".replace("\0", "")
    typed = typed.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
    environment = {
        "_HKINNO_COMPLETE": shell,
        SHELLS[shell]: typed,
        "COMP_CWORD": str(chance.choice([0, 1, 2, 3, 9])),
        "_TYPER_COMPLETE_FISH_ACTION": chance.choice(["get-args", "is-args"]),
        "HKINNO_DEBUG": "1",
    }
    with mock.patch.dict(os.environ, environment):
        try:
            code, out, told = call([])
        except BaseException:  # noqa: BLE001 - whatever comes through is a finding
            return [f"{shell} {typed[:200]!r}: {traceback.format_exc(limit=-2)}"]
    counts[f"completion, {shell.removeprefix('complete_')}", "complete", code] += 1
    odd = code not in (0, 1) or told or "Traceback" in out or any(sign in out for sign in "\x1b\u202e\u200b\x85")
    return [f"{shell} {typed[:200]!r}: exit {code}: {out[-200:]!r} {told[-200:]!r}"] if odd else []
