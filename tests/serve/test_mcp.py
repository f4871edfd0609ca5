"""`hkinno mcp`, spoken to by the official client: in memory, over pipes, wrongly, twice at once, and left alone."""

import asyncio
import json
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT, program

mcp = pytest.importorskip("mcp", reason="needs the SDK: pip install 'hkinno[mcp]'")

from mcp.client.stdio import StdioServerParameters, stdio_client  # noqa: E402

from hkinno.serve import fresh, tools  # noqa: E402
from hkinno.serve.mcp import server  # noqa: E402

COMMAND = [*program(), "mcp", "--db", "builtin"]


def in_memory(mode="auto"):
    return mcp.Client(server(fresh.library(["builtin"], [], with_text=False)), mode=mode)


def over_stdio(mode="auto"):
    return mcp.Client(
        stdio_client(StdioServerParameters(command=COMMAND[0], args=COMMAND[1:], cwd=str(ROOT))), mode=mode
    )


def ask(client, talk):
    """What some talk with a server gives."""

    async def session():
        async with client as open_client:
            return await talk(open_client)

    return asyncio.run(asyncio.wait_for(session(), 60))


@pytest.mark.parametrize("mode", ["auto", "legacy"])
@pytest.mark.parametrize("connect", [in_memory, over_stdio])
def test_a_client_is_told_what_there_is_and_answered(connect, mode):
    """In both eras of the protocol: tools with their hints, instructions, an answer as text and as data."""

    async def talk(client):
        return client.instructions, await client.list_tools(), await client.call_tool("find", {"queries": ["背水一战"]})

    told, listed, found = ask(connect(mode), talk)
    assert "「」" in told
    assert [tool.name for tool in listed.tools] == list(tools.TOOLS)
    for tool in listed.tools:
        hints = tool.annotations
        assert (hints.read_only_hint, hints.open_world_hint, hints.destructive_hint) == (True, False, False)
        assert tool.input_schema == tools.schema(tool.name)
    assert found.structured_content["results"][0]["found"][0]["id"] == "Q01"
    assert "Q01" in found.content[0].text
    assert not found.is_error


def test_a_fault_is_an_answer_with_the_line_of_the_command():
    """Of a tool that is none, of wrong arguments, of what is not found; the server goes on."""
    asked = [("nope", {}), ("find", {}), ("find", {"queries": ["zzzz"]}), ("cite", {"items": ["Q01"], "style": "x"})]

    async def talk(client):
        return [await client.call_tool(*each) for each in asked], await client.call_tool("find", {"queries": ["Q01"]})

    faults, sound = ask(in_memory(), talk)
    assert all(fault.is_error for fault in faults)
    assert "the tools are" in faults[0].content[0].text
    assert "no quotes found for 'zzzz'" in faults[2].content[0].text
    assert "there is no style 'x'" in faults[3].content[0].text
    assert not sound.is_error


def test_records_are_resources():
    """By their ids; what is none is an error that says what there is."""

    async def talk(client):
        listed = await client.list_resources(), await client.list_resource_templates()
        read = [json.loads((await client.read_resource(uri)).contents[0].text) for uri in ADDRESSES]
        told = []
        for uri in ("hkinno://records/Q99", "file:///etc/passwd"):
            with pytest.raises(mcp.MCPError) as caught:
                await client.read_resource(uri)
            told.append(str(caught.value))
        return listed, read, told

    (resources, templates), (topics, quote, place), (unknown, foreign) = ask(in_memory(), talk)
    assert [str(each.uri) for each in resources.resources] == ["hkinno://topics"]
    assert templates.resource_templates[0].uri_template == "hkinno://records/{+id}"
    assert {"slug", "facts"} <= set(topics[0])
    assert quote["id"] == "Q01"
    assert place["id"] == "main-1"
    assert "near: " in unknown
    assert "hkinno://topics" in foreign


ADDRESSES = ("hkinno://topics", "hkinno://records/Q01", "hkinno://records/main-1")


@pytest.mark.slow
def test_two_clients_at_once():
    """Each has its own server, on the same stores."""

    async def both():
        async with over_stdio() as one, over_stdio() as other:
            asked = [client.call_tool("cite", {"items": ["Q01"]}) for client in (one, other) for _ in range(5)]
            return await asyncio.gather(*asked)

    answers = asyncio.run(asyncio.wait_for(both(), 60))
    assert len({answer.content[0].text for answer in answers}) == 1


@pytest.mark.slow
def test_a_short_question_does_not_wait_for_a_long_one():
    """A long draft is checked in a thread."""
    draft = "\n\n".join(f"孫東說：「第{number}次，基礎科研是掙錢的，做轉化和產業是花錢的」。" for number in range(1500))

    async def talk(client):
        long = asyncio.create_task(client.call_tool("check", {"draft": draft}))
        await asyncio.sleep(0.05)
        await client.call_tool("cite", {"items": ["Q01"]})
        waited = not long.done()
        return waited, await long

    waited, answer = ask(in_memory(), talk)
    assert waited
    assert answer.structured_content["seen"] == 1500


def lines(*messages):
    return "".join(json.dumps({"jsonrpc": "2.0", **message}) + "\n" for message in messages).encode()


START = (
    {
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "0"},
        },
    },
    {"method": "notifications/initialized"},
)


@pytest.mark.parametrize("goes", ["before a word", "after an answer", "in the middle of an answer"])
def test_a_client_that_goes_away_ends_the_server(goes):
    """With exit code 0 and no traceback, whenever it goes."""
    begun = time.monotonic()
    with subprocess.Popen(COMMAND, stdin=-1, stdout=-1, stderr=-1, cwd=ROOT) as process:
        if goes != "before a word":
            process.stdin.write(lines(*START))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "hkinno"
        if goes == "in the middle of an answer":
            draft = "孫東說：「基礎科研是掙錢的，做轉化和產業是花錢的」。\n\n" * 2000
            params = {"name": "check", "arguments": {"draft": draft}}
            process.stdin.write(lines({"id": 2, "method": "tools/call", "params": params}))
            process.stdin.flush()
            process.stdout.close()
            process.stdout = None
        process.stdin.close()
        process.stdin = None
        _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert b"Traceback" not in told
    assert time.monotonic() - begun < 20


def test_what_is_no_message_does_not_end_it():
    """Noise on the line is told, and the next message is answered."""
    given = b"this is no message\n" + lines(*START)
    with subprocess.Popen(COMMAND, stdin=-1, stdout=-1, stderr=-1, cwd=ROOT) as process:
        process.stdin.write(given)
        process.stdin.flush()
        answers = [json.loads(process.stdout.readline())]
        while answers[-1].get("id") != 1:
            answers.append(json.loads(process.stdout.readline()))
        process.communicate(timeout=30)
    assert answers[-1]["result"]["serverInfo"]["name"] == "hkinno"
    assert process.returncode == 0


def test_faults_before_anybody_is_served(run, tmp_path):
    """A store that is none is a line and exit 3; so is an SDK that is not there, with the way on, and exit 2."""
    missing = run("mcp", "--db", str(tmp_path / "none.json"))
    assert (missing.returncode, missing.stdout) == (3, "")
    assert "none.json" in missing.stderr


def test_without_the_sdk_the_way_on_is_told():
    code = "import sys; sys.modules['mcp'] = None; from hkinno.cli import run; sys.exit(run(['mcp']))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert "mcp needs mcp" in result.stderr
    assert "pip install 'hkinno[mcp]'" in result.stderr


def test_the_exchange_in_the_documentation_is_what_happens():
    """Three invented quotations are found out and mended by the tools alone, and the page shows it."""
    from tools import mcp_transcript

    told, draft, last = asyncio.run(mcp_transcript.exchange())
    first = next(line for line in told if line.startswith("FAILED"))
    assert "failed 3" in first
    assert last["passed"]
    assert last["checked"] == 7
    assert draft != mcp_transcript.DRAFT
    told = "run `python -m tools.mcp_transcript`"
    assert mcp_transcript.page() == mcp_transcript.PAGE.read_text(encoding="utf-8"), told
