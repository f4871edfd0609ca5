"""`hkinno lsp`, spoken to by pygls's own client, byte by byte, and by Neovim."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, program

pytest.importorskip("pygls", reason="needs the protocol: pip install 'hkinno[lsp]'")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SERVER = [*program(), "lsp"]
COMMAND = [*SERVER, "--db", "builtin"]
ADDRESS = "file:///drafts/draft.md"
BENT = "孫東說：「像人才的跨境流動就十分重要。」（funds-5）\n"


class Editor:
    """An editor with one draft, which waits for what it is told."""

    def __init__(self, client: LanguageClient, told: asyncio.Queue, shown: list) -> None:
        self.client, self.told, self.shown, self.version = client, told, shown, 1

    def open(self, text: str, address: str = ADDRESS, language: str = "markdown") -> None:
        document = types.TextDocumentItem(address, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, words: str, *where: int) -> None:
        """Put words in the place of a range; without one, of all."""
        self.version += 1
        document = types.VersionedTextDocumentIdentifier(version=self.version, uri=ADDRESS)
        change = (
            types.TextDocumentContentChangePartial(range=span(*where), text=words)
            if where
            else types.TextDocumentContentChangeWholeDocument(words)
        )
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def findings(self) -> list:
        """The diagnostics that come next."""
        return (await asyncio.wait_for(self.told.get(), 20)).diagnostics


def span(line: int, column: int, end_line: int, end_column: int) -> types.Range:
    return types.Range(types.Position(line, column), types.Position(end_line, end_column))


def edit(talk, *options: str, store: str = "builtin", encodings: tuple[str, ...] = ()):
    """What a talk of an editor with the server gives."""

    async def session():
        client, told, shown = LanguageClient("editor", "1"), asyncio.Queue(), []
        # pygls marks what it is given, which a method does not allow.
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: told.put_nowait(params))  # noqa: PLW0108
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: shown.append(params.message))
        await client.start_io(*SERVER, "--db", store, *options, cwd=str(ROOT))
        able = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(general=able)))
        client.initialized(types.InitializedParams())
        try:
            return await talk(Editor(client, told, shown))
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()

    return asyncio.run(asyncio.wait_for(session(), 60))


def test_findings_come_while_one_types():
    """With the draft, with each change, and none when it is closed."""

    async def talk(editor):
        editor.open(BENT)
        opened = await editor.findings()
        editor.change("非常", 0, 14, 0, 16)
        mended = await editor.findings()
        editor.change(BENT + "\n孫東說：「明年人人加薪」。\n")
        both = await editor.findings()
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(ADDRESS)))
        return opened, mended, both, await editor.findings()

    opened, mended, both, closed = edit(talk)
    (finding,) = opened
    assert finding.range == span(0, 5, 0, 19)
    assert (finding.severity, finding.code, finding.source) == (types.DiagnosticSeverity.Error, "altered", "hkinno")
    assert "{+非常+}" in finding.message
    assert not mended
    assert [each.code for each in both] == ["altered", "absent"]
    assert not closed


# How many units of each encoding a character beyond the first plane takes, and what stands before the quotation.
UNITS = {"utf-8": (4, 4 + 5 * 3), "utf-16": (2, 2 + 5), "utf-32": (1, 1 + 5)}


@pytest.mark.parametrize("encoding", UNITS)
def test_columns_are_in_the_units_of_the_editor(encoding):
    """A character beyond the first plane before a quotation moves it by its units."""
    units, before = UNITS[encoding]

    async def talk(editor):
        editor.open("𠮷" + BENT)
        (finding,) = await editor.findings()
        editor.change("", 0, 0, 0, units)
        (moved,) = await editor.findings()
        return finding.range.start.character, moved.range.start.character

    assert edit(talk, encodings=(encoding,)) == (before, before - units)


def test_line_ends_that_the_protocol_does_not_know_move_nothing():
    """A page break and a line separator of Unicode are characters like others."""

    async def talk(editor):
        editor.open("甲\u2028乙\x0c丙\n" + BENT)
        (finding,) = await editor.findings()
        editor.change("非常", 1, 14, 1, 16)
        return finding.range.start, await editor.findings()

    start, mended = edit(talk)
    assert (start.line, start.character) == (1, 5)
    assert not mended


def test_mends_hover_and_completion():
    async def talk(editor):
        client, document = editor.client, types.TextDocumentIdentifier(ADDRESS)
        editor.open(BENT + "他說「背水\n")
        findings = await editor.findings()
        actions = await client.text_document_code_action_async(
            types.CodeActionParams(document, span(0, 8, 0, 8), types.CodeActionContext(diagnostics=findings))
        )
        away = await client.text_document_code_action_async(
            types.CodeActionParams(document, span(0, 0, 0, 0), types.CodeActionContext(diagnostics=[]))
        )
        hover = await client.text_document_hover_async(types.HoverParams(document, types.Position(0, 8)))
        nothing = await client.text_document_hover_async(types.HoverParams(document, types.Position(0, 0)))
        offered = await client.text_document_completion_async(types.CompletionParams(document, types.Position(1, 5)))
        return actions, away, hover, nothing, offered

    actions, away, hover, nothing, offered = edit(talk, "--style", "apa7")
    (change,) = actions[0].edit.changes[ADDRESS]
    assert (change.range, change.new_text) == (span(0, 5, 0, 19), "像人才的跨境流動就非常重要。")
    assert [each.code for each in actions[0].diagnostics] == ["altered"]
    assert not away
    assert nothing is None
    assert "資金過河第5段" in hover.contents.value
    assert offered.is_incomplete
    item = offered.items[0]
    assert item.text_edit.range == span(1, 2, 1, 5)
    assert item.text_edit.new_text.endswith("ca. 2023, main story, para. 1)")
    assert item.filter_text == "「背水"


def test_a_broken_store_is_told_once_and_mended_at_once(tmp_path):
    """The server goes on, and reads the store again when it is sound."""
    path = tmp_path / "store.json"
    sound = (ROOT / "facts.json").read_bytes()
    path.write_bytes(sound)

    async def talk(editor):
        editor.open(BENT)
        before = await editor.findings()
        path.write_text("{", encoding="utf-8")
        for _ in range(3):
            editor.change("字", 0, 0, 0, 0)
        await asyncio.sleep(0.5)
        shown = list(editor.shown)
        path.write_bytes(sound)
        editor.change("字", 0, 0, 0, 0)
        return before, shown, await editor.findings()

    before, shown, after = edit(talk, store=str(path))
    assert len(before) == len(after) == 1
    assert len(shown) == 1
    assert "not JSON" in shown[0]


def test_an_untitled_draft_is_read_as_its_language_says():
    async def talk(editor):
        code = "    " + BENT
        editor.open(code, "untitled:Untitled-1", "markdown")
        as_markdown = await editor.findings()
        editor.open(code, "untitled:Untitled-2", "plaintext")
        return as_markdown, await editor.findings()

    as_markdown, as_text = edit(talk)
    assert (len(as_markdown), len(as_text)) == (0, 1)


def message(**content) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def answer(pipe) -> dict:
    length = 0
    while (line := pipe.readline()) != b"\r\n":
        if line.lower().startswith(b"content-length"):
            length = int(line.split(b":")[1])
    return json.loads(pipe.read(length))


def long_draft(pages: int) -> str:
    """A draft of so many pages of 800 characters, a quotation a page, every other one bent."""
    prose = "香港的創科政策近年有不少改變，業界的看法不一，學者認為要觀察成效。" * 12
    true, bent = "像人才的跨境流動就非常重要。", "像人才的跨境流動就十分重要。"
    return "\n\n".join(
        f"{prose[:370]}\n\n{prose[:370]}孫東說：「{bent if page % 2 else true}」（funds-5）。" for page in range(pages)
    )


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the time that a process has taken in /proc")
def test_a_key_costs_less_than_50_ms_in_a_draft_of_300_pages():
    """Of the server's own time; and the whole is checked again when the keys pause."""
    text = long_draft(300)
    assert len(text) > 220_000
    line = text.count("\n", 0, len(text) // 2) // 2 * 2
    with subprocess.Popen(COMMAND, stdin=-1, stdout=-1, cwd=ROOT) as process:

        def say(**content):
            process.stdin.write(message(**content))
            process.stdin.flush()

        def spent() -> float:
            times = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[11:13]
            return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")

        say(id=1, method="initialize", params={"capabilities": {}, "processId": None, "rootUri": None})
        answer(process.stdout)
        document = {"uri": ADDRESS, "languageId": "markdown", "version": 1, "text": text}
        say(method="textDocument/didOpen", params={"textDocument": document})
        assert len(answer(process.stdout)["params"]["diagnostics"]) == 150
        begun, keys = spent(), 20
        for key in range(keys):
            where = {"line": line, "character": key}
            change = {"range": {"start": where, "end": where}, "text": "字"}
            document = {"uri": ADDRESS, "version": key + 2}
            say(method="textDocument/didChange", params={"textDocument": document, "contentChanges": [change]})
            assert len(answer(process.stdout)["params"]["diagnostics"]) == 150
        cost = (spent() - begun) / keys
        whole = answer(process.stdout)
        process.stdin.close()
        process.stdin = None
    assert len(whole["params"]["diagnostics"]) == 150
    assert cost < 0.05, cost


@pytest.mark.parametrize("given", [b"", message(id=1, method="initialize", params={"capabilities": {}})])
def test_an_editor_that_goes_away_ends_the_server(given):
    result = subprocess.run(COMMAND, input=given, capture_output=True, cwd=ROOT, timeout=30, check=False)
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_faults_before_anybody_is_served(run, tmp_path):
    missing = run("lsp", "--db", str(tmp_path / "none.json"))
    assert (missing.returncode, missing.stdout) == (3, "")
    style = run("lsp", "--style", "apa8")
    assert style.returncode == 2
    assert "apa7" in style.stderr


def test_without_the_library_the_way_on_is_told():
    code = "import sys; sys.modules['pygls'] = None; from hkinno.cli import run; sys.exit(run(['lsp']))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert "pip install 'hkinno[lsp]'" in result.stderr


def test_the_exchange_in_the_documentation_is_what_happens():
    from tools import lsp_transcript

    told = "run `python -m tools.lsp_transcript`"
    assert lsp_transcript.page() == lsp_transcript.PAGE.read_text(encoding="utf-8"), told


@pytest.mark.slow
def test_neovim(tmp_path):
    """Its own client, headless: findings, a quick fix, hover and a completion, in a draft that ends mended."""
    nvim = shutil.which("nvim")
    if nvim is None:
        pytest.skip("needs Neovim (Debian: neovim)")
    draft, told = tmp_path / "draft.md", tmp_path / "told.json"
    draft.write_text(BENT, encoding="utf-8")
    script = ROOT / "tests" / "serve" / "editor.lua"
    environment = {**os.environ, "TOLD": str(told), "COMMAND": json.dumps(COMMAND), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [nvim, "--headless", "-u", "NONE", "-n", str(draft), "-S", str(script)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=True,
    )
    found = json.loads(told.read_text(encoding="utf-8"))
    assert found["opened"] == ["altered"]
    assert found["action"] == "Write the source's words"
    assert found["fixed"] == BENT.replace("十分", "非常").rstrip("\n")
    assert "資金過河第5段" in found["hover"]
    assert found["completed"].startswith("𠮷「香港打造國際創新科技中心")
