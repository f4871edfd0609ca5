"""The exchange that docs/editors.md shows, made anew: python -m tools.lsp_transcript [--check].

pygls's own client opens a draft with a bent quotation, asks for mends, and completes another quotation.
"""

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import Any

from lsprotocol import converters, types
from pygls.lsp.client import LanguageClient

PAGE = Path(__file__).parent.parent / "docs" / "editors.md"
MARKED = re.compile(r"(<!-- transcript -->\n).*(<!-- /transcript -->)", re.DOTALL)
SERVER = ["-m", "hkinno", "lsp", "--db", "builtin"]
ADDRESS = "file:///draft.md"
DRAFT = "孫東說：「像人才的跨境流動就十分重要。」（funds-5）\n他說「背水\n"


async def exchange() -> list[str]:
    """What the client says and is told, a line each."""
    client, told = LanguageClient("recorder", "1"), asyncio.Queue[Any]()
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: told.put_nowait(params))  # noqa: PLW0108
    document, lines = types.TextDocumentIdentifier(ADDRESS), []
    plain = converters.get_converter().unstructure

    def note(arrow: str, method: str, content: Any) -> None:
        lines.append(f"{arrow} {method} {json.dumps(plain(content), ensure_ascii=False)}")

    await client.start_io(sys.executable, *SERVER, cwd=str(PAGE.parent.parent))
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    opened = types.DidOpenTextDocumentParams(types.TextDocumentItem(ADDRESS, "markdown", 1, DRAFT))
    client.text_document_did_open(opened)
    note("→", "textDocument/didOpen", opened)
    found = await asyncio.wait_for(told.get(), 30)
    note("←", "textDocument/publishDiagnostics", found)
    first = found.diagnostics[0]
    asked = types.CodeActionParams(document, first.range, types.CodeActionContext(diagnostics=[]))
    note("→", "textDocument/codeAction", asked)
    actions = await client.text_document_code_action_async(asked)
    note("←", "textDocument/codeAction", [plain(action) for action in actions or []])
    typed = types.CompletionParams(document, types.Position(1, 5))
    note("→", "textDocument/completion", typed)
    note("←", "textDocument/completion", await client.text_document_completion_async(typed))
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return lines


def page() -> str:
    """The page with the exchange as it is now."""
    shown = "\n".join(asyncio.run(exchange()))
    return MARKED.sub(lambda match: f"{match[1]}```text\n{shown}\n```\n{match[2]}", PAGE.read_text(encoding="utf-8"))


def main() -> int:
    """Rewrite docs/editors.md; with --check only say whether it is stale (exit 1)."""
    now = page()
    if now == PAGE.read_text(encoding="utf-8"):
        return 0
    if "--check" in sys.argv[1:]:
        print("docs/editors.md: run `python -m tools.lsp_transcript`", file=sys.stderr)
        return 1
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
