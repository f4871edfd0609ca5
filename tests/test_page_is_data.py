"""The page is data: nothing in the code knows who speaks, who wrote, which paper or which article.

Help texts and examples may speak of the shipped page; all else reads the store.
"""

import ast
import io
import json
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT, STORE

CODE = ROOT / "hkinno"
# Names of the shipped page, in the forms in which code might hold them; its headlines and labels are added to them.
NAMES = (
    *("孫東", "孙东", "sun dong", "sun-dong", "湯嘉平"),
    *("大公報", "大公报", "ta kung", "takungpao", "主稿", "main story"),
)
# Where help and examples stand: these files, and in them what is given as help=, or stands in a constant of that name.
HELPING = ("cli.py", "commands", "check/report.py", "search/filters.py")
CONSTANTS = ("RULES", "FILTERS", "HELP", "EPILOG", "QUERIES", "FORMATS", "VERDICTS", "CODES", "SETTINGS")
# Modules that are still to be rid of them. This list must shrink: an entry without a finding fails, too.
STILL: dict[str, set[str]] = {}


@cache
def names() -> list[str]:
    """What no code may hold, casefolded."""
    sources = json.loads(STORE.read_text(encoding="utf-8"))["sources"].values()
    printed = [name for source in sources for name in (source["item"]["title"], *source["label"].values())]
    printed += [source["title_en"] for source in sources]
    return sorted({*NAMES, *(name.casefold() for name in printed if len(name) > 2)})


def held(source: str, *, helping: bool) -> Iterator[tuple[int, str]]:
    """Line and text of each string and comment of a module, without its docstrings and, where it helps, its help."""
    tree = ast.parse(source)
    spared = set(map(id, filter(None, map(docstring, ast.walk(tree)))))
    if helping:
        spared |= {id(part) for node in ast.walk(tree) for text in help_texts(node) for part in ast.walk(text)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            yield node.lineno, node.value
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def docstring(node: ast.AST) -> ast.Constant | None:
    """The docstring of a module, a class or a function."""
    body = getattr(node, "body", None) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) else None
    first = body[0] if body else None
    value = first.value if isinstance(first, ast.Expr) else None
    return value if isinstance(value, ast.Constant) else None


def help_texts(node: ast.AST) -> list[ast.AST]:
    """What is given as help=, and the constants that are help."""
    if isinstance(node, ast.keyword) and node.arg == "help":
        return [node.value]
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    named = isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(target, ast.Name) and target.id in CONSTANTS
    return [node.value] if named and node.value is not None else []


def found(path: Path) -> list[str]:
    """Each name of the page that a module holds, with its line."""
    place = path.relative_to(CODE)
    texts = held(path.read_text(encoding="utf-8"), helping=place.parts[0] in HELPING or place.as_posix() in HELPING)
    return [f"{place}:{line}: {name}" for line, text in texts for name in names() if name in text.casefold()]


def test_no_code_names_the_page():
    """Speaker, reporter, paper, articles and headlines stand in the store alone."""
    every = [finding for path in sorted(CODE.rglob("*.py")) for finding in found(path)]
    assert every == []


@pytest.mark.parametrize(
    "source",
    [
        'x = "孫東說"',
        'x = f"{y}，大公報"',
        "# What Sun Dong said.",
        'def f():\n    return "Main Story"',
        'HELP = "主稿"',
        'f(help="主稿")',
        'x = re.compile(r"takungpao-\\w+")',
    ],
)
def test_a_name_in_the_code_would_be_seen(tmp_path, monkeypatch, source):
    """In a string, a part of one, a comment, in any case; and help is help only where commands are."""
    monkeypatch.setattr("tests.test_page_is_data.CODE", tmp_path)
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert found(path)


def test_docstrings_and_help_may_name_the_page():
    """Of a function, and of a command."""
    source = '"""孫東"""\ndef f():\n    """主稿"""\nHELP = "主稿"\nf(help="a" "孫東")\n'
    assert list(held(source, helping=True)) == []
    assert [text for _, text in held(source, helping=False)] == ["主稿", "a孫東"]
