"""Is the store sound? Named checks by their subject; a check's docstring is what it promises.

A check takes the tables of a store (name to list of records) and yields findings. Each has a failing
fixture in tests/store/test_checks.py; a new check is a function in the ``CHECKS`` of its module, and a fixture.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hkinno.store.checks import proof, references, shape, values, words
from hkinno.store.checks.common import Check, Tables
from hkinno.store.checks.proof import sealed
from hkinno.store.checks.shape import canonical, doubled, layout, schema
from hkinno.store.kinds import Record

__all__ = ["CHECKS", "Finding", "Result", "canonical", "number", "rows", "run", "sealed"]

LONGEST_TOLD = 1000
CHECKS: dict[str, Check] = {
    check.__name__: check for check in (*references.CHECKS, *shape.CHECKS, *words.CHECKS, *values.CHECKS, *proof.CHECKS)
}


class Finding(NamedTuple):
    """Something that is wrong: which check says so, of which record, and what would be right."""

    check: str
    record: str
    message: str


class Result(NamedTuple):
    """One check that was run, what it promises, and what it found."""

    check: str
    promise: str
    findings: list[Finding]


def run(tables: Tables, content: str | None = None, tick: Callable[[int], None] = lambda _: None) -> list[Result]:
    """Run every check. ``content`` is the file's text, for the checks of its layout; ``tick`` is told of each check.

    The other checks rely on the shape of records: they are run only when it is right.
    """
    results = []
    chosen: list[tuple[str, Callable[[Any], Iterator[tuple[str, str]]], Any]] = [("schema", schema, tables)]
    if content is not None:
        chosen = [("doubled", doubled, content), ("layout", layout, content), *chosen]
    for name, function, subject in chosen:
        results.append(_result(name, function, subject))
        tick(1)
    if not results[-1].findings:
        # The readings may be missing: without them nothing is found by its sound.
        whole = {"romanised": [], **tables}
        for name, function in CHECKS.items():
            results.append(_result(name, function, whole))
            tick(1)
    return results


def rows(results: list[Result], mark: str = "") -> list[Record]:
    """One row for each finding, and for each check that found nothing; ``mark`` stands before the names of records."""
    found = [
        {"id": finding.check, "result": "fail", "record": mark + finding.record, "message": finding.message}
        for result in results
        for finding in result.findings
    ]
    sound = [result for result in results if not result.findings]
    return found + [{"id": each.check, "result": "ok", "record": "", "message": each.promise} for each in sound]


def number() -> int:
    """How many checks there are."""
    return len(CHECKS) + 3


def _result(name: str, function: Callable[[Any], Iterator[tuple[str, str]]], subject: Tables | str) -> Result:
    promise = " ".join((function.__doc__ or name).split())
    return Result(name, promise, [Finding(name, _told(record), _told(fault)) for record, fault in function(subject)])


def _told(words: str) -> str:
    """An id or a fault as a person reads it: not all of a text that should never have been so long."""
    return words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD]}… ({len(words)} characters)"
