"""Make hkinno/text/folding_table.py and hkinno/text/simplified_table.py: python -m tools.fold_table [--check].

Which characters are forms of one another is taken from OpenCC's dictionaries of single characters
(TSCharacters, STCharacters, HKVariants, TWVariants; Apache-2.0), closed under "is a form of": every
chain of such pairs makes one class, and each class folds to its lowest code point. Width and case come
from Unicode: NFKC and lower case of a single character, where the result is a single character; but not
superscripts, circled and mathematical letters and the like: 10² is not 102. Needs `pip install opencc`.
"""

import subprocess
import sys
import tempfile
import unicodedata
from importlib.metadata import version
from pathlib import Path

from hkinno.text import shapes

PACKAGE = Path(__file__).parent.parent / "hkinno" / "text"
DICTIONARIES = ("TSCharacters", "STCharacters", "HKVariants", "TWVariants")
# Pairs that the dictionaries lack, or have only as alternatives for whole phrases.
MORE = (
    *("台臺", "占佔", "着著", "裏裡", "綫線", "啟啓", "衞衛", "群羣"),
    *("峰峯", "床牀", "為爲", "説說", "戶户", "冊册", "晒曬", "賬帳"),
    *shapes.PAIRS,
)
LAST = 0xE1000
# Decompositions that say the same character in another shape; "" is a compatibility ideograph or a sign
# such as K for kelvin, "<compat>" a radical that stands for its ideograph.
SAME = ("", "<wide>", "<narrow>", "<small>", "<compat>")
# Letters by their category, but nothing is to be seen of them.
INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"


def main() -> int:
    """Write both modules; with --check say whether they are what would be written (exit 1 if not)."""
    made = modules()
    stale = [name for name, content in made.items() if _read(PACKAGE / name) != content]
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"hkinno/text/{name} is stale: run `python -m tools.fold_table`", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (PACKAGE / name).write_text(made[name], encoding="utf-8")
    return 0


def modules() -> dict[str, str]:
    """The text of each module, by its file's name."""
    pairs = [pair for name in DICTIONARIES for pair in dictionary(name)]
    return {"folding_table.py": folding(pairs), "simplified_table.py": simplified()}


def dictionary(name: str) -> list[tuple[str, str]]:
    """The pairs of single characters in one of OpenCC's dictionaries."""
    import opencc  # noqa: PLC0415 - the tool says what it needs when it is run

    root = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "pairs.txt"
        command = [root / "bin" / "opencc_dict", "-i", root / "share" / "opencc" / f"{name}.ocd2", "-o", text]
        subprocess.run([*map(str, command), "-f", "ocd2", "-t", "text"], check=True, capture_output=True)  # noqa: S603
        pairs = []
        for line in text.read_text(encoding="utf-8").splitlines():
            one, _, others = line.partition("\t")
            pairs += [(one, other) for other in others.split() if len(one + other) == 2 and one != other]  # noqa: PLR2004
    return pairs


def folding(pairs: list[tuple[str, str]]) -> str:
    """The module of the folding table."""
    classes: dict[str, set[str]] = {}
    for one, other in [*pairs, *((pair[0], pair[1]) for pair in MORE)]:
        joined = classes.get(one, {one}) | classes.get(other, {other})
        classes.update(dict.fromkeys(joined, joined))
    table = {one: min(same) for one, same in classes.items()}
    for number in range(LAST):
        if 0xD800 <= number <= 0xDFFF:  # noqa: PLR2004 - surrogates are no characters
            continue
        one = chr(number)
        plain = _single(one, unicodedata.normalize("NFKC", one)) if _shape(one) in SAME else one
        folded = _single(plain, plain.lower())
        folded = table.get(folded, folded)
        if folded != one:
            table[one] = folded
    # A class may hold a character that itself has a width or a case.
    table = {one: table.get(other, other) for one, other in table.items()}
    table = {one: other for one, other in table.items() if one != other}
    # What folds to a mark without weight has none: a half-width bullet.
    ignored = "".join(one for one in map(chr, range(LAST)) if _ignored(table.get(one, one)) or _ignored(one))
    source = "".join(sorted(table))
    target = "".join(table[one] for one in source)
    return (
        f'"""The folding table. Made by tools/fold_table.py; do not edit.\n\n'
        f"From the dictionaries of OpenCC {version('opencc')} (Apache-2.0) and the\n"
        f"Unicode Character Database {unicodedata.unidata_version}. SOURCE folds to TARGET, code point by\n"
        f'code point; IGNORED has no weight when texts are compared.\n"""\n\n'
        f"# ruff: noqa: E501\n"
        f"SOURCE = {_literal(source)}\nTARGET = {_literal(target)}\nIGNORED = {_literal(ignored)}\n"
    )


def simplified() -> str:
    """The module that tells script from variant.

    A form that is used in Hong Kong or Taiwan beside another (台, 臺) is a variant, whatever it is on the
    Mainland; 麼, which OpenCC has as a variant of 么, is not.
    """
    variants = {frozenset(pair) for name in ("HKVariants", "TWVariants") for pair in dictionary(name)}
    variants.discard(frozenset("麼么"))
    pairs = sorted({pair for pair in dictionary("TSCharacters") if frozenset(pair) not in variants})
    return (
        '"""Traditional characters and their Simplified forms. Made by tools/fold_table.py; do not edit.\n\n'
        f'From the dictionaries of OpenCC {version("opencc")} (Apache-2.0).\n"""\n\n'
        "# ruff: noqa: E501\n"
        f"TRADITIONAL = {_literal(''.join(one for one, _ in pairs))}\n"
        f"SIMPLIFIED = {_literal(''.join(other for _, other in pairs))}\n"
    )


def _single(character: str, changed: str) -> str:
    return changed if len(changed) == 1 else character


def _shape(character: str) -> str:
    decomposition = unicodedata.decomposition(character)
    return decomposition.partition(" ")[0] if decomposition.startswith("<") else ""


def _ignored(character: str) -> bool:
    category = unicodedata.category(character)
    if character in "%+％＋﹪﬩":
        return False
    boxes = 0x2500 <= ord(character) <= 0x25FF  # noqa: PLR2004 - rules and bullets of a page's make-up
    selectors = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF  # noqa: PLR2004
    signs = character in "^`~|～｜" or character in INVISIBLE
    return category[0] in "PZ" or category in ("Cc", "Cf") or boxes or selectors or signs


def _literal(content: str) -> str:
    """A string literal in double quotes; escaped throughout where not all of it can be seen."""
    inner = (repr if content.isprintable() else ascii)(content)[1:-1]
    return '"' + inner.replace("\\x", "\\u00").replace("\\'", "'").replace('"', '\\"') + '"'


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
