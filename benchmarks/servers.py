"""How soon a server of the Model Context Protocol has listed its tools, and what memory it holds then.

    python -m benchmarks.servers [ROUNDS] [COMMAND]...

Beside `hkinno mcp`, each COMMAND (one argument) is a server to compare it with, such as "mcp-server-time". The median
of each is told. Linux only: memory is read in /proc.
"""

import json
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "benchmark", "version": "0"}}
TALK = (
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": HELLO},
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
    {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
)


def once(command: list[str]) -> tuple[float, float]:
    """Seconds until the tools are listed, and the resident megabytes then."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(json.dumps(message) + "\n" for message in TALK).encode())
        process.stdin.flush()
        while json.loads(process.stdout.readline()).get("id") != 2:
            pass
        seconds = time.perf_counter() - begun
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        process.stdin.close()
    return seconds, int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    """Print a row for each server."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    ours = str(Path(sys.executable).parent / "hkinno")
    commands = [[ours, "mcp", "--db", "builtin"], *map(shlex.split, sys.argv[2:])]
    found: list[list[tuple[float, float]]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, results in zip(commands, found, strict=True):
            results.append(once(command))
    print("| server | ms | MB |\n| --- | --- | --- |")
    for command, results in zip(commands, found, strict=True):
        seconds, memory = (statistics.median(column) for column in zip(*results, strict=True))
        print(f"| {Path(command[0]).name} | {seconds * 1000:.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
