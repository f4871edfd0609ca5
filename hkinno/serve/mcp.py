"""The Model Context Protocol over stdio, by the official SDK: read-only tools, and records as resources."""

import gc
import json
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote, unquote

import anyio
import mcp_types as types
from anyio import to_thread
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from hkinno import __version__
from hkinno.api import Library
from hkinno.errors import HkinnoError
from hkinno.serve import tools

RECORDS, TOPICS = "hkinno://records/", "hkinno://topics"
JSON = "application/json"
# Tools look things up in files of the user's and change nothing.
HINTS = {"read_only_hint": True, "destructive_hint": False, "idempotent_hint": True, "open_world_hint": False}


def server(library: Callable[[], Library]) -> "Server[Any]":
    """A server that answers from the library which a function gives."""
    return Server(
        "hkinno",
        version=__version__,
        instructions=tools.instructions(library()),
        on_list_tools=_list_tools,
        on_call_tool=partial(_call_tool, library),
        on_list_resources=_list_resources,
        on_list_resource_templates=_list_templates,
        on_read_resource=partial(_read_resource, library),
    )


def run(library: Callable[[], Library]) -> None:
    """Serve one client on standard input and output until it goes."""
    made = server(library)
    # The command line works without the collector; a server runs for days.
    gc.freeze()
    gc.enable()

    async def serve() -> None:
        async with stdio_server() as (read, write):
            await made.run(read, write, made.create_initialization_options())

    try:
        anyio.run(serve)
    except* ConnectionError:
        pass  # a client that has gone in the middle of an answer


async def _list_tools(_: Any, __: Any) -> types.ListToolsResult:
    return types.ListToolsResult(
        tools=[
            types.Tool(
                name=name,
                title=tool.title,
                description=tool.about,
                input_schema=tools.schema(name),
                annotations=types.ToolAnnotations(title=tool.title, **HINTS),
            )
            for name, tool in tools.TOOLS.items()
        ]
    )


async def _call_tool(
    library: Callable[[], Library], _: Any, params: types.CallToolRequestParams
) -> types.CallToolResult:
    """A tool's answer; a fault is the command's own line, which an assistant can act on."""

    def answered() -> tools.Answer:
        return tools.answer(library(), params.name, params.arguments or {})

    try:
        # In a thread: a long draft must not keep other questions waiting.
        lines, data, fails = await to_thread.run_sync(answered, abandon_on_cancel=True)
    except HkinnoError as error:
        return types.CallToolResult(content=[types.TextContent(text=str(error))], is_error=True)
    text = types.TextContent(text="\n".join(lines))
    return types.CallToolResult(content=[text], structured_content=data, is_error=fails)


async def _list_resources(_: Any, __: Any) -> types.ListResourcesResult:
    topics = types.Resource(uri=TOPICS, name="topics", description="What can be asked for.", mime_type=JSON)
    return types.ListResourcesResult(resources=[topics])


async def _list_templates(_: Any, __: Any) -> types.ListResourceTemplatesResult:
    records = types.ResourceTemplate(
        uri_template=f"{RECORDS}{{+id}}",
        name="record",
        description="A quote, fact, paragraph, topic, name or article, whole, by its id.",
        mime_type=JSON,
    )
    return types.ListResourceTemplatesResult(resource_templates=[records])


async def _read_resource(
    library: Callable[[], Library], _: Any, params: types.ReadResourceRequestParams
) -> types.ReadResourceResult:
    address = str(params.uri)

    def read() -> Any:
        if address == TOPICS:
            return library().topics()
        return library().records(unquote(address.removeprefix(RECORDS)))[0]

    if address != TOPICS and not address.startswith(RECORDS):
        raise MCPError(
            types.INVALID_PARAMS, f"there is no resource {quote(address)}; there are {TOPICS} and {RECORDS}ID"
        )
    try:
        content = json.dumps(await to_thread.run_sync(read), ensure_ascii=False)
    except HkinnoError as error:
        raise MCPError(types.INVALID_PARAMS, str(error)) from error
    contents = types.TextResourceContents(uri=params.uri, mime_type=JSON, text=content)
    return types.ReadResourceResult(contents=[contents])
