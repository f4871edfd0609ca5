"""docs/library.md is a promise: its files are written and its commands run, in its order."""

import re
import shlex

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_is_true(start, tmp_path):
    """From the article to a checked draft, with a fact of one's own, by the commands of the page."""
    answers = {}
    for kind, name, content in BLOCK.findall((ROOT / "docs" / "library.md").read_text(encoding="utf-8")):
        if kind == "toml":
            toml = next(tmp_path.rglob(name))
            toml.write_text(toml.read_text(encoding="utf-8") + "\n" + content, encoding="utf-8")
        elif kind == "text":
            (tmp_path / name).write_text(content, encoding="utf-8")
        else:
            for line in content.splitlines():
                words = [
                    str(tmp_path / word) if (tmp_path / word).is_file() else word for word in shlex.split(line)[2:]
                ]
                answers[line] = start(*words, XDG_DATA_HOME=str(tmp_path / "data"))
    added, cited, checked, built, found = answers.values()
    assert added.returncode == 0, added.stderr
    assert "「海水倒灌的日子，不能再有下一次。」" in cited.stdout
    assert "第1段" in cited.stdout
    assert checked.returncode == 1
    assert "altered" in checked.stdout
    assert "{+能+}" in checked.stdout
    assert "misattributed" not in checked.stdout
    assert built.returncode == 0, built.stderr
    assert "harbour/F001" in found.stdout
