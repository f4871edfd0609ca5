"""The same answers on every Python that the README promises, Debian's 3.11.2 too."""

import ast
import re
from collections.abc import Iterator

from tests.check import drafts as check_drafts
from tests.conftest import ROOT

# Before 3.11.5 Python matches a possessive quantifier of a group wrongly, and an atomic group.
CLASS_OR_ESCAPE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\\\]])*\]", re.DOTALL)
BROKEN = re.compile(r"\(\?>|[*+?}]\+")
# Characters, and no pattern among them.
TABLES = ("folding_table.py", "simplified_table.py")


def strings(source: str) -> Iterator[str]:
    """The string literals of a module, those with values in them with an x for each value."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def broken(source: str) -> list[str]:
    return [literal for literal in strings(source) if BROKEN.search(CLASS_OR_ESCAPE.sub("x", literal))]


def test_no_pattern_is_possessive_or_atomic():
    """Older Pythons give another answer to one. Lists of characters are written so that they look like none."""
    modules = [path for path in (ROOT / "hkinno").rglob("*.py") if path.name not in TABLES]
    assert len(modules) > 50
    for module in modules:
        assert broken(module.read_text(encoding="utf-8")) == [], module


def test_a_possessive_or_atomic_pattern_would_be_seen():
    """Each form of one, and none where the plus is a character."""
    for pattern in ("a*+", "(?:a|b)++", "a?+", "[^]a]{2,3}+", "(?>a)", "[a]*+", r"\]++"):
        assert broken(f"x = r'''{pattern}'''") == [pattern]
    assert broken("x = rf'(?:{y})*+'") != []
    assert broken(r"x = r'[-*+]', r'\++', r'a\*+', r'(?=a)+'; x = f'{{+{y}+}}'") == []


def test_a_negation_struck_out_is_altered_and_left_to_the_writer(run, tmp_path, tables):
    """His words without their negation do not pass, and --fix does not delete the writer's marks."""
    draft = tmp_path / "draft.md"
    before = check_drafts.filled("孫東說：「{Q18 24:46 不>~~不~~}」\n", tables)
    draft.write_text(before, encoding="utf-8")
    for option in ([], ["--fix"]):
        result = run("check", str(draft), *option)
        assert (result.returncode, result.stdout.count(": altered: ")) == (1, 1)
    assert draft.read_text(encoding="utf-8") == before
