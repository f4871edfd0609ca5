"""The exchange that docs/editors.md shows, made anew: python -m tools.lsp_transcript [--check].

pygls's own client opens a draft with a bent quotation, asks for mends, and completes another quotation.
"""

import asyncio
import json
import sys
from typing import Any

from lsprotocol import converters, types
from pygls.lsp.client import LanguageClient

from tools.exchange import DOCS, renew, with_exchange

PAGE = DOCS / "editors.md"
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
    return with_exchange(PAGE, f"```text\n{shown}\n```")


if __name__ == "__main__":
    sys.exit(renew(PAGE, page(), "tools.lsp_transcript"))
