"""The exchange that docs/mcp.md shows, made anew: python -m tools.mcp_transcript [--check].

An assistant, here a script, has drafted three invented quotations and four true ones. With the server's tools alone it
finds out which is which, mends them and shows that the result passes. The client is the SDK's own.
"""

import asyncio
import json
import re
import sys
from typing import Any

from mcp import Client

from hkinno.serve import fresh
from hkinno.serve.mcp import server
from tools.exchange import DOCS, renew, with_exchange

PAGE = DOCS / "mcp.md"
DRAFT = """孫東把話說得很重：「香港打造國際創新科技中心，須有背水一戰精神！」（主稿第1段）
談到科研與產業，孫東說：「基礎科研是掙錢的，做轉化和產業是花錢的」（主稿第2段）。
談到人才計劃，孫東說：「有了高才通，香港便無所不能。」
孫東又說：「像人才的跨境流動就非常重要。」（資金過河第5段）
談到兩地同在一個賽道，孫東說：「深港明年就會超過硅谷。」
孫東又說：「我們今後會進一步加強跟國家科技部的對接」（資金過河第2段）。
談到深圳，孫東說：「香港未來發展，很多地方需要深圳的支持」（north-2）。
"""
# What the assistant looks for instead of words that nobody said.
INSTEAD = ("人才計劃", "賽道")


async def exchange() -> tuple[list[str], str, dict[str, Any]]:
    """The calls and answers as lines, the draft in the end, and the last verdict as data."""
    told: list[str] = []
    async with Client(server(fresh.library(["builtin"], [], with_text=False))) as client:

        async def call(tool: str, **arguments: Any) -> dict[str, Any]:
            result = await client.call_tool(tool, arguments)
            shown = {name: "…" if name == "draft" else value for name, value in arguments.items()}
            answer = "".join(part.text for part in result.content if part.type == "text")
            told.extend([f"→ {tool} {json.dumps(shown, ensure_ascii=False)}", answer, ""])
            return dict(result.structured_content)

        draft = DRAFT
        answer = await call("check", draft=draft)
        # From the last to the first: what is pasted does not move what is still to be mended.
        for finding in [each for each in reversed(answer["findings"]) if each["fails"]]:
            paste = finding["paste"]
            if not paste:
                sentence = draft[draft.rfind("\n", 0, finding["start"]) + 1 : finding["start"]]
                query = next(words for words in INSTEAD if words in sentence)
                found = await call("find", queries=[query], kinds=["quotes"], limit=1)
                paste = found["results"][0]["found"][0]["paste"]
            draft = pasted(draft, finding["start"], finding["end"], paste)
        return told, draft, await call("check", draft=draft)


def pasted(draft: str, start: int, end: int, paste: str) -> str:
    """A draft with a citation for a quotation, its marks, and the place that stood after it."""
    rest = re.sub(r"^[」”](?:（[^）]*）)?。?", "", draft[end:])
    return draft[: start - 1] + paste + "。" + rest


def page() -> str:
    """The page with the exchange as it is now."""
    told, draft, _ = asyncio.run(exchange())
    asked = "\n".join(told).rstrip()
    texts = (("The draft:", DRAFT), ("The calls, and what the assistant is told:", asked), ("In the end:", draft))
    shown = "\n\n".join(f"{title}\n\n```text\n{text.rstrip()}\n```" for title, text in texts)
    return with_exchange(PAGE, shown)


if __name__ == "__main__":
    sys.exit(renew(PAGE, page(), "tools.mcp_transcript"))
