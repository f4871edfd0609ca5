"""Files that are none, cannot be read or change while they are read, in every place that takes a file."""

import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.hostile import HARMFUL, STORE, Report, start, wrong

# What is harmful and can be in the name of a file here: not every locale has all of it.
HARMFUL_NAME = HARMFUL.replace("\0", "").replace("/", "").encode(sys.getfilesystemencoding(), "ignore").decode("utf-8")

# Root may read everything, unless it gives up the rights to.
AS_ONE_WHO_MAY_NOT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def missing(path: Path) -> None:
    """Nothing is there."""


def folder(path: Path) -> None:
    """A directory."""
    path.mkdir()


def fifo(path: Path) -> None:
    """A pipe into which nobody writes."""
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def device(path: Path) -> None:
    """A link to what never ends."""
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path)


def unreadable(path: Path) -> None:
    """A file without read permission."""
    path.write_bytes(STORE.read_bytes())
    path.chmod(0)


def empty(path: Path) -> None:
    """A file of no bytes."""
    path.write_bytes(b"")


def binary(path: Path) -> None:
    """Bytes that are no text."""
    path.write_bytes(bytes(range(256)) * 400)


def null_bytes(path: Path) -> None:
    """A file of null bytes."""
    path.write_bytes(b"\0" * 100_000)


KINDS: list[Callable[[Path], None]] = [
    missing,
    folder,
    fifo,
    unix_socket,
    device,
    loop,
    unreadable,
    empty,
    binary,
    null_bytes,
]


def uses(path: str) -> list[list[str]]:
    """Each command with the file in each place that takes one."""
    stores = [["facts"], ["quote", "背水"], ["show", "F001"], ["topics"], ["figures"], ["source"], ["cite", "Q01"]]
    stores += [["check", "--text", "「背水」"], ["validate"], ["export", "jsonl"]]
    copies = [["source", "main-1"], ["validate"], ["check", "--text", "「背水」"], ["show", "Q01", "-C", "1"]]
    return [
        *([*command, "--db", path] for command in stores),
        *([*command, "--source", path] for command in copies),
        ["check", path],
        ["check", "--fix", path],
    ]


def campaign(cases: int, seed: int = 1) -> Report:
    """Every use of a file with every kind of file, at most so many cases, and files that shrink while they are read."""
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        os.chmod(made, 0o755)
        every = []
        for kind in KINDS:
            path = Path(made) / f"{kind.__name__}{HARMFUL_NAME}"
            kind(path)
            every += [(kind, arguments) for arguments in uses(str(path))]
        chance = random.Random(seed)
        chance.shuffle(every)
        for kind, arguments in every[:cases]:
            begun = time.perf_counter()
            before = AS_ONE_WHO_MAY_NOT if kind is unreadable and os.geteuid() == 0 else []
            result = start(arguments, before=before, env={"HOME": made})
            counts[f"file: {kind.__name__}", arguments[0], result.returncode] += 1
            found = wrong(arguments, result.returncode, result.stdout, result.stderr, time.perf_counter() - begun)
            # Empty text is a draft without quotations and a copy that proves nothing; all else is a fault.
            if result.returncode == 0 and kind not in (empty, binary, null_bytes):
                found.append(f"{kind.__name__}: {arguments[0]} found nothing wrong")
            failures += [f"{kind.__name__}: {what}" for what in found]
        _shrinking(Path(made), max(2, cases // 20), counts, failures)
    return counts, failures


def _shrinking(made: Path, cases: int, counts: Counter, failures: list[str]) -> None:
    """A large store that is cut and written again while it is read: it is read whole, or told to be broken."""
    content = STORE.read_bytes()
    # Large enough for an index, by white space that JSON allows.
    whole = content[:1] + b" " * 5_000_000 + content[1:]
    path = made / "shrinking.json"
    path.write_bytes(whole)
    expected = start(["facts", "-f", "ids", "--db", str(path)]).stdout
    done = threading.Event()

    def shrink() -> None:
        while not done.wait(0.003):
            os.truncate(path, len(whole) // 2)
            path.write_bytes(whole)

    thread = threading.Thread(target=shrink)
    thread.start()
    for _ in range(cases):
        result = start(["facts", "-f", "ids", "--db", str(path)], env={"XDG_CACHE_HOME": str(made / "cache")})
        counts["file: shrinking", "facts", result.returncode] += 1
        found = wrong(["facts", "shrinking"], result.returncode, result.stdout, result.stderr)
        if result.returncode == 0 and result.stdout != expected:
            found.append("a part of the store")
        failures += found
    done.set()
    thread.join()
