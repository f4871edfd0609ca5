"""Any CSL style, by pandoc where it is installed: the only part of the citations that runs another program."""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from functools import partial

from hkinno.cite import csl
from hkinno.cite.common import Label
from hkinno.cite.work import Citation, Work
from hkinno.errors import FileError, UsageError
from hkinno.files import find_program, read_file
from hkinno.text import visible

# A style of a few hundred references takes a second.
LONGEST_RUN = 60
COMMENT = re.compile("<!--.*?-->", re.DOTALL)
# CSL-M has a layout for each language, and pandoc would print all of them; CSL has one for notes and one for the list.
SECTION = re.compile(r"<(?:\w+:)?(citation|bibliography)\b.*?</(?:\w+:)?\1>", re.DOTALL)
LAYOUT = re.compile(r"<(?:\w+:)?layout\b[^<>]*>")
LOCALE = re.compile(r"\slocale\s*=")
# A dependent style is no more than a pointer to another, which pandoc would fetch.
PARENT = re.compile(r"""<(?:\w+:)?link\b[^<>]*\srel\s*=\s*["']independent-parent["']""")


def render(cited: Sequence[Citation], style_file: str, part: str = "both") -> tuple[list[str], list[str]]:
    """Citations and reference list as a CSL style gives them, in lines; and hints about what the style does not say.

    ``part`` is "reference", "note" or "both".

    Raises ``UsageError`` where pandoc is not installed, and ``FileError`` where it cannot use the style.
    """
    program = find_program("pandoc")
    if program is None:
        raise UsageError("--csl needs pandoc, which is not installed here; the styles of --style list need nothing")
    style = read_file(style_file)
    _check(style, style_file)
    run = partial(_run, program, style, style_file, part)
    lines = run(cited)
    sure = [one._replace(work=_sure(one.work)) for one in cited]
    if sure != list(cited) and run(sure) == lines:
        told = f"{visible(style_file)} has no form for an inferred year: it prints the year as if the page did"
        return lines, [told]
    return lines, []


def _check(style: bytes, style_file: str) -> None:
    """Raise ``FileError`` for a style that pandoc would fetch, or that it cannot render."""
    name = visible(style_file)
    content = COMMENT.sub("", style.decode("utf-8", errors="replace"))
    if "<style" not in content:
        raise FileError(f"{name}: not a CSL style; --csl takes the path of a .csl file")
    if PARENT.search(content):
        raise FileError(f"{name}: this style only points to another, its independent-parent; give that one's file")
    layouts = [LAYOUT.findall(section[0]) for section in SECTION.finditer(content)]
    if any(len(found) > 1 or any(map(LOCALE.search, found)) for found in layouts):
        raise FileError(f"{name}: this style has a layout for each language (CSL-M), which pandoc cannot use")


def _sure(work: Work) -> Work:
    return work._replace(date=work.date and work.date._replace(circa=False))


def _text(cited: Sequence[Citation], part: str) -> str:
    """What pandoc is to cite: a paragraph a citation, or the list alone."""
    if part == "reference":
        return f"---\nnocite: '{', '.join(f'@{citation.work.key}' for citation in cited)}'\n---\n"
    return "\n\n".join(csl.pandoc_note(citation, Label()) for citation in cited)


def _run(program: str, style: bytes, style_file: str, part: str, cited: Sequence[Citation]) -> list[str]:
    items = [csl.item(work) for work in dict.fromkeys(citation.work for citation in cited)]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("items.json", json.dumps(items).encode()), ("style.csl", style)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        # In the sandbox it reads these two files, no other, and no address.
        command = [program, "--sandbox", "--citeproc", "--csl", "style.csl", "--bibliography", "items.json"]
        command += ["--from", "markdown-smart", "--to", "plain", "--wrap=none"]
        command += ["--metadata", "suppress-bibliography"] if part == "note" else []
        try:
            result = subprocess.run(  # noqa: S603 - no shell, and every word is ours
                command,
                input=_text(cited, part),
                capture_output=True,
                encoding="utf-8",
                timeout=LONGEST_RUN,
                check=False,
                cwd=folder,
            )
        except subprocess.TimeoutExpired as error:
            raise FileError(f"{visible(style_file)}: pandoc did not finish within {LONGEST_RUN} s") from error
    if result.returncode:
        reason = " ".join(result.stderr.split()) or f"exit code {result.returncode}"
        raise FileError(f"{visible(style_file)}: pandoc cannot use this style: {visible(reason)}")
    return result.stdout.rstrip("\n").split("\n")
