"""Code that no markup says is code: told by its lines, and only where no prose looks like it."""

import re

from hkinno.documents.inline import QUOTATION_MARKS
from hkinno.documents.patterns import Pattern

_NAME = r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*"
_TEXT = r"\"[^\"\n]*\"|'[^'\n]*'"
_CALL = rf"{_NAME}\((?:{_TEXT}|[^()\"'\n]|\((?:{_TEXT}|[^()\"'\n])*\))*\)"
# A line of code from its first sign to its last: a name is given a value, or a function called with nothing after it.
LINE = Pattern(
    "|".join(
        (
            rf"(?:(?:const|let|var|export)\s+)?{_NAME}(?:\[[^\[\]\n]{{1,60}}\])?\s*(?:[-+*/|]?=|:=)\s*\S.*",
            rf"(?:(?:return|await|raise|throw|new)\s+)?{_CALL}(?:\.{_CALL})*\s*[;:{{]?",
            r"(?:if|while|for|switch|catch)\s*\(.*\)\s*\{?",
            rf"(?:async\s+)?(?:def|function)\s+{_CALL}.*[:{{]",
            rf"\"[\w $-]+\"\s*:\s*(?:{_TEXT}|[\d.]+|true|false|null|[\[{{].*)\s*,?",
            r"from\s+[\w.]+\s+import\s.+|import\s+[\w.]+;?|#include\s*[<\"].+",
            r"return\s.*;|(?:else|try|finally)\s*[:{]|//.*|/\*.*|\$\s+[a-z][\w-]*(?:\s.*)?|[\[\](){};,]+",
        )
    ),
    re.ASCII,
)


def is_code(lines: list[str]) -> bool:
    """Whether lines are plainly code: each that has quotation marks, and at least half of all."""
    told = [line for line in lines if LINE.fullmatch(line.strip())]
    quoting = [line for line in lines if any(mark in line for mark in QUOTATION_MARKS)]
    return len(told) * 2 >= len(lines) and all(line in told for line in quoting)
