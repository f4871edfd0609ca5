"""Drafts and articles as people write them, changed here and there: what made-up drafts do not have."""

import random
import time
import traceback
from collections import Counter
from pathlib import Path

from hkinno import check as checking
from hkinno.check import corpus
from hkinno.documents.files import open_document
from hkinno.errors import HkinnoError
from hkinno.library import add
from hkinno.store import open_store
from tests.check import test_attribution as sentences
from tests.conftest import ROOT, STORE
from tests.hostile import SECONDS, Report

ARTICLES = ROOT / "tests" / "library" / "articles"
ENDINGS = (".txt", ".md", ".html")
# Whole pieces of what drafts are made of: marks, labels, notes, items, and elements that close or hold nothing.
PIECES = (
    *"「」『』“”‘’«»\"'：:——-,.;!?。，、()（）[]>*#|\n \u3000\ue000\ue001\u200b𠮷",
    *("\n\n", "\n* \n", "\n>\n", "\n- ", "[^1]", "\n\n[^1]: ", "（註1）", "**", "`", "~~", "&quot;", "<!--", "-->"),
    *(
        "<quote>",
        "</p>",
        "<b>",
        "<q>",
        "</q>",
        "<blockquote>",
        "</blockquote>",
        "<li>",
        "<td>",
        "<tr>",
        "<h2>",
        "<script>",
    ),
    *(
        "孫東說：",
        "他說",
        "——孫東",
        "Sun Dong:",
        "he said",
        "According to him",
        "問：",
        "答：",
        "By ",
        "記者 ",
        "人稱「老溫」",
    ),
    *("2023年2月30日", "99月", "1,,000", "億億", "1e999", "½%"),
)


def _sentences() -> list[str]:
    """All that the batteries of attribution have, filled."""
    found = []
    for name, value in vars(sentences).items():
        if name.isupper() and isinstance(value, tuple):
            found += [each if isinstance(each, str) else " ".join(map(str, each)) for each in value]
    return [
        sentences.filled(each.replace("X", "孫東"), sentences.CHINESE, sentences.ENGLISH)
        for each in found
        if len(each) > 1
    ]


def changed(chance: random.Random, text: str) -> str:
    """A text with up to twelve changes: a sign put in, replaced, left out, or a stretch twice."""
    signs = list(text)
    for _ in range(chance.randint(1, 12)):
        at, kind = chance.randrange(len(signs) + 1), chance.randrange(4)
        if kind == 0:
            signs[at:at] = chance.choice(PIECES)
        elif kind == 1:
            signs[at : at + 1] = chance.choice(PIECES)
        elif kind == 2:
            del signs[at : at + chance.choice([1, 3, 9])]
        else:
            begun = chance.randrange(len(signs) + 1)
            signs[at:at] = signs[begun : begun + 60]
    return "".join(signs)


def campaign(cases: int, seed: int = 1) -> Report:
    """Drafts of some sentences, checked, and articles, read: whatever they say, they are judged or refused."""
    counts: Counter = Counter()
    failures: list[str] = []
    known = corpus(open_store(str(STORE)), {})
    told = _sentences()
    articles = [Path(each).read_text(encoding="utf-8") for each in sorted(ARTICLES.glob("*.txt"))]
    for number in range(seed, seed + cases):
        chance = random.Random(number)
        ending, article = chance.choice(ENDINGS), chance.random() < 0.2
        joint = chance.choice(["", "\n", "\n\n", "</p>\n<p>"])
        text = chance.choice(articles) if article else joint.join(chance.choices(told, k=chance.randint(1, 6)))
        words = changed(chance, text)
        begun = time.process_time()
        code = 0
        try:
            draft = open_document(words.encode("utf-8", "replace"), f"draft{ending}")
            if article:
                add.propose(draft, add.Given())
            else:
                code = int(bool(checking.check(draft, known).failed))
        except HkinnoError as error:
            code = error.exit_code
        except Exception:  # noqa: BLE001 - whatever comes through is a finding
            failures.append(f"case {number}: {words[:200]!r}: {traceback.format_exc(limit=-2)}")
        if time.process_time() - begun > SECONDS:
            failures.append(f"case {number}: {time.process_time() - begun:.0f} seconds")
        counts[f"{ending} {'article' if article else 'draft'}", "add" if article else "check", code] += 1
    return counts, failures
