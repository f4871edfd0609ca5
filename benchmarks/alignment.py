"""Which search finds the stretch of a source that a bent quotation comes from, and how fast.

    python -m benchmarks.alignment

Every stored quote of 30 characters or more stands in some 3,000 characters made of the other quotes, and is bent in
six ways. A search is right when the stretch that it names begins and ends within one character of the true one.
Needs RapidFuzz (`pip install rapidfuzz`) for one of the rows.
"""

import json
import random
import statistics
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from rapidfuzz.fuzz import partial_ratio_alignment

from hkinno.check import diff as align

STORE = Path(__file__).parent.parent / "facts.json"
HAY = 3000
SEED = 5

Search = Callable[[str, str], tuple[int, int]]


def myers(pattern: str, hay: str) -> tuple[int, int]:
    """Ours: a bit-vector on Python's integers, forwards for the end, backwards for the start."""
    _, start, end = align.nearest(pattern, hay)
    return start, end


def rapidfuzz(pattern: str, hay: str) -> tuple[int, int]:
    """RapidFuzz's best window, which is never longer than the pattern."""
    found = partial_ratio_alignment(pattern, hay)
    return (found.dest_start, found.dest_end) if found else (0, 0)


def difflib(pattern: str, hay: str) -> tuple[int, int]:
    """From the first to the last block that difflib matches."""
    blocks = [each for each in SequenceMatcher(None, hay, pattern, autojunk=False).get_matching_blocks() if each.size]
    return (blocks[0].a, blocks[-1].a + blocks[-1].size) if blocks else (0, 0)


def bent(words: str, chance: random.Random) -> dict[str, str]:
    """The words bent in six ways, each in the middle, so that the true stretch keeps its ends."""
    at = chance.randrange(6, len(words) - 16)
    return {
        "one character changed": words[:at] + "龜" + words[at + 1 :],
        "one put in": words[:at] + "龜" + words[at:],
        "one left out": words[:at] + words[at + 1 :],
        "eight put in": words[:at] + "天地玄黃宇宙洪荒" + words[at:],
        "eight left out": words[:at] + words[at + 8 :],
        "two stretches changed round": words[:at] + words[at + 4 : at + 8] + words[at : at + 4] + words[at + 8 :],
    }


def main() -> None:
    """Print, for each search, how many of each kind it gets right and the median milliseconds of one."""
    chance = random.Random(SEED)
    quotes = [quote["exact"] for quote in json.loads(STORE.read_text(encoding="utf-8"))["quotes"].values()]
    searches: list[Search] = [myers, rapidfuzz, difflib]
    right: dict[tuple[str, str], int] = {}
    spent: dict[str, list[float]] = {search.__name__: [] for search in searches}
    kinds: dict[str, int] = {}
    for quote in (quote for quote in quotes if len(quote) >= 30):
        others = [other for other in quotes if other != quote and quote[:12] not in other]
        before = "".join(chance.choices(others, k=60))[: chance.randrange(HAY // 4, HAY)]
        hay = before + quote + "".join(chance.choices(others, k=60))[: HAY - len(before)]
        for kind, pattern in bent(quote, chance).items():
            kinds[kind] = kinds.get(kind, 0) + 1
            for search in searches:
                begun = time.perf_counter()
                start, end = search(pattern, hay)
                spent[search.__name__].append(time.perf_counter() - begun)
                true = abs(start - len(before)) <= 1 and abs(end - len(before) - len(quote)) <= 1
                key = search.__name__, kind
                right[key] = right.get(key, 0) + true
    for search in searches:
        name = search.__name__
        print(f"{name}: {statistics.median(spent[name]) * 1000:.2f} ms")
        for kind, number in kinds.items():
            print(f"  {kind}: {right[name, kind]} of {number}")


if __name__ == "__main__":
    main()
