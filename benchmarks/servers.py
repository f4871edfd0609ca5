"""How soon a server answers, and what memory it holds then: of the Model Context Protocol, or for editors.

    python -m benchmarks.servers mcp|lsp [ROUNDS] [COMMAND]...

Beside `hkinno mcp`, or `hkinno lsp`, each COMMAND (one argument) is a server to compare it with, such as
"mcp-server-time" or "pylsp". A server of the first kind has answered when it has listed its tools, one for editors when
it has said what it can do. The median of each is told. Linux only: memory is read in /proc.
"""

import json
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "benchmark", "version": "0"}}
TALKS = {
    "mcp": (
        {"id": 1, "method": "initialize", "params": HELLO},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list"},
    ),
    "lsp": ({"id": 2, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},),
}


def framed(kind: str, message: dict[str, Any]) -> bytes:
    """A message as the protocol sends it: on a line, or after its length."""
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return body + b"\n" if kind == "mcp" else b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def answered(kind: str, pipe: IO[bytes]) -> Any:
    """The id of the message that comes next."""
    if kind == "mcp":
        return json.loads(pipe.readline()).get("id")
    length = 0
    while (line := pipe.readline()) != b"\r\n":
        if line.lower().startswith(b"content-length"):
            length = int(line.split(b":")[1])
    return json.loads(pipe.read(length)).get("id")


def once(kind: str, command: list[str]) -> tuple[float, float]:
    """Seconds until a server has answered, and the resident megabytes then."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"".join(framed(kind, message) for message in TALKS[kind]))
        process.stdin.flush()
        while answered(kind, process.stdout) != 2:
            pass
        seconds = time.perf_counter() - begun
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        process.stdin.close()
    return seconds, int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    """Print a row for each server."""
    kind = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    ours = str(Path(sys.executable).parent / "hkinno")
    commands = [[ours, kind, "--db", "builtin"], *map(shlex.split, sys.argv[3:])]
    found: list[list[tuple[float, float]]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, results in zip(commands, found, strict=True):
            results.append(once(kind, command))
    print("| server | ms | MB |\n| --- | --- | --- |")
    for command, results in zip(commands, found, strict=True):
        seconds, memory = (statistics.median(column) for column in zip(*results, strict=True))
        print(f"| {Path(command[0]).name} | {seconds * 1000:.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
