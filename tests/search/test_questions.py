"""What a policy researcher asks of the shipped store: each question is answered by one command."""

import shlex
from pathlib import Path

import pytest

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("question", "command", "expected"), LINES, ids=[line[0] for line in LINES])
def test_a_question_is_answered_by_one_command(run, question: str, command: str, expected: str) -> None:
    """The command gives exactly these facts, which were read against the page."""
    answer = run(*shlex.split(command), "-f", "ids")
    assert answer.returncode == 0, question
    assert set(answer.stdout.split()) == set(expected.split())


def test_there_are_thirty_questions() -> None:
    """Sums, payers and stages; what happens when; what is promised, planned and hoped; who disagrees with what."""
    assert len(LINES) >= 30
    assert len({command for _, command, _ in LINES}) == len(LINES)
