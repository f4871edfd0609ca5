"""Many readers at once, while the store is replaced and the cache deleted under them."""

import json
import os
import shutil
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.hostile import Report, shipped, start, wrong

READERS = 8


def campaign(cases: int, seed: int = 1) -> Report:
    """So many readers of a large store: each answer is wholly from one version."""
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        # The program makes no cache directory, only its own folder in one.
        (folder / "cache").mkdir()
        store = folder / "store.json"
        versions = [_version(number) for number in range(2)]
        store.write_bytes(versions[0])
        done = threading.Event()

        def disturb() -> None:
            turn = seed
            while not done.wait(0.05):
                turn += 1
                fresh = folder / "fresh.json"
                fresh.write_bytes(versions[turn % 2])
                os.replace(fresh, store)
                # Long enough that the store is settled, cached and found.
                if done.wait(0.3):
                    return
                if turn % 3 == 0:
                    shutil.rmtree(folder / "cache" / "hkinno", ignore_errors=True)

        def ask(number: int) -> tuple[list[str], int, str, str]:
            asked = [
                ["facts", "--fields", "note"],
                ["facts", "talent", "--fields", "note"],
                ["quote", "--fields", "note"],
            ]
            arguments = [*asked[number % 3], "--db", str(store)]
            result = start(arguments, env={"XDG_CACHE_HOME": str(folder / "cache")})
            return arguments, result.returncode, result.stdout, result.stderr

        thread = threading.Thread(target=disturb)
        thread.start()
        with ThreadPoolExecutor(READERS) as pool:
            answers = list(pool.map(ask, range(cases)))
            # A few readers may be done before the store was replaced under any of them.
            while len({out.partition("\n")[0] for _, _, out, _ in answers}) < 2 and len(answers) < 50 * READERS:
                answers += pool.map(ask, range(READERS))
        done.set()
        thread.join()
        seen = set()
        for arguments, code, out, told in answers:
            counts["reader in a crowd", arguments[0], code] += 1
            found = wrong(arguments, code, out, told)
            if code != 0 or len(set(out.splitlines())) != 1:
                found.append(f"{arguments[:2]}: exit {code}, not one version: {sorted(set(out.splitlines()))} {told}")
            seen |= set(out.splitlines())
            failures += found
    if cases > 20 and len(seen) != 2:
        failures.append(f"the crowd saw {sorted(seen)}: the store was never replaced under it")
    return counts, failures


def _version(number: int) -> bytes:
    """A store whose records all say which version they are of, large enough to be cached."""
    content = shipped()
    for table in ("facts", "quotes"):
        for record in content[table].values():
            record["note"] = {"zh": f"version {number}", "en": ""}
    plain = json.dumps(content, ensure_ascii=False).encode()
    return plain[:1] + b" " * 5_000_000 + plain[1:]
