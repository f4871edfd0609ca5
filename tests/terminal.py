"""The program in a shell and on a terminal."""

import os
import subprocess

import pytest

from tests.conftest import program, quoted, utf8


def shell(command: str, cwd: str = ".", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which $H is the program."""
    return subprocess.run(
        ["bash", "-c", *utf8(command.replace("$H", quoted()))],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **more},
        cwd=cwd,
        check=False,
        timeout=60,
    )


def on_terminal(*arguments: str, **more: str) -> bytes:
    """What the program prints on a pseudo-terminal."""
    pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
    mine, its = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": "xterm", "PAGER": "cat", **more}
    command = [*program(), *utf8(*arguments)]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment) as process:
        os.close(its)
        parts = []
        while True:
            try:
                part = os.read(mine, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        process.wait()
    os.close(mine)
    return b"".join(parts)
