"""What a command costs that is run once, as a process of its own.

Nothing of ours is loaded here: a process that is started from a large one is told to be as large.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Seconds on the wall and of the processor, and the most memory that was resident, in bytes."""

    seconds: float
    worked: float
    memory: int


def run(command: list[str], given: bytes, cache: Path) -> Cost:
    """Run a command once, with a cache directory. Raises ``CalledProcessError`` if it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HKINNO_", "PYTHON"))}
    begun = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**kept, "XDG_CACHE_HOME": str(cache)},
    ) as process:
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        spent = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    # A check that finds something ends with 1.
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command)
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(spent, usage.ru_utime + usage.ru_stime, memory)
