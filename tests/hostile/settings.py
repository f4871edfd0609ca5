"""Settings files with anything in them: a look-up is answered, or told which line is wrong."""

import os
import random
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from unittest import mock

from hkinno.commands.config import KEYS
from tests.hostile import HARMFUL, STORE, Report, call, wrong

VALUES = (
    *('""', '"x"', "1", "-1", "0", "true", "1.5", "nan", "2023-02-28", "2023-02-28T00:00:00Z", "[]", "{}", "[[1]]"),
    *('["a", 1]', '"zh"', '"json"', '"apa7"', '"yes"', '"~/x"', '"relative"', '"/dev/zero"', '"builtin"', '"no.json"'),
    *(f'"{"x" * 5000}"', '"\\u202e\\u001b[31m"', "[" * 900, '"""', "'", "= =", '["builtin", "builtin"]'),
)
QUOTED = '"page"'
COMMANDS = (
    *(["facts", "talent"], ["quote", "背水", "-f", "md"], ["cite", "Q01"], ["source", "main-1"], ["topics"]),
    *(["check", "--text", "「背水一戰精神」"], ["figures"], ["export", "md"], ["validate"], ["show", "Q01"]),
)


def campaign(cases: int, seed: int = 1) -> Report:
    """A settings file made by chance, under a command."""
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hkinno" / "config.toml"
        path.parent.mkdir()
        surroundings = {"HKINNO_DEBUG": "1", "XDG_CONFIG_HOME": folder, "HKINNO_CACHE": "0"}
        with mock.patch.dict(os.environ, surroundings):
            for number in range(seed, seed + cases):
                chance = random.Random(number)
                lines = [
                    f"{chance.choice([*KEYS, 'none', HARMFUL, QUOTED])} = {chance.choice(VALUES)}"
                    for _ in range(chance.randint(1, 4))
                ]
                content = bytearray("\n".join(lines).encode("utf-8", "surrogatepass"))
                if chance.random() < 0.1:
                    content[chance.randrange(len(content))] = chance.randrange(256)
                path.write_bytes(content)
                arguments = list(chance.choice(COMMANDS))
                try:
                    code, out, told = call(arguments)
                except BaseException:  # noqa: BLE001 - whatever comes through is a finding
                    failures.append(f"case {number}: {arguments}: {traceback.format_exc(limit=-2)}")
                    continue
                counts["settings", arguments[0], code] += 1
                failures += [f"case {number}: {what}" for what in wrong(arguments, code, out, told)]
                if path.read_bytes() != content or os.listdir(folder) != ["hkinno"]:
                    failures.append(f"case {number}: {arguments}: something was made, or the settings changed")
    assert STORE.exists()
    return counts, failures
