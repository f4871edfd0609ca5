"""The Language Server Protocol over stdio, by pygls: findings while one types, mends, and quotations to complete to."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from hkinno import __version__
from hkinno.api import Library
from hkinno.check import Checked, Finding, report
from hkinno.errors import HkinnoError
from hkinno.serve import live, writing
from hkinno.serve.positions import Positions
from hkinno.sources import sources_of

# So long after the last key the whole draft is checked again, in seconds.
PAUSE = 0.3
# What an untitled draft is read as.
ENDINGS = {"plaintext": ".txt", "html": ".html"}


class _StaleError(Exception):
    """The draft has changed while it was checked."""


class Draft:
    """An open draft: its text, what is found in it, and the check that is going on."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.findings: list[Finding] = []
        self.checking: asyncio.Task[None] | None = None
        self.lines: Positions | None = None


class Session:
    """What a server knows: the library, how to check and cite, and the open drafts by their addresses."""

    def __init__(self, library: Callable[[], Library], *, style: str, strict: bool, ignore: tuple[str, ...]) -> None:
        self.library = library
        self.style = style
        self.strict = strict
        self.ignore = ignore
        self.drafts: dict[str, Draft] = {}
        self.server = LanguageServer("hkinno", __version__)
        # What was told of faults last: a broken store is told once.
        self.told = ""
        register: dict[str, tuple[Any, Any]] = {
            types.TEXT_DOCUMENT_DID_OPEN: (_opened, None),
            types.TEXT_DOCUMENT_DID_CHANGE: (_changed, None),
            types.TEXT_DOCUMENT_DID_CLOSE: (_closed, None),
            types.TEXT_DOCUMENT_CODE_ACTION: (
                _actions,
                types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
            ),
            types.TEXT_DOCUMENT_HOVER: (_hover, None),
            types.TEXT_DOCUMENT_COMPLETION: (
                _completion,
                types.CompletionOptions(trigger_characters=list(writing.OPENERS)),
            ),
        }
        for feature, (handler, options) in register.items():
            # pygls would keep the drafts too, with lines that are not the protocol's, and move what we are given.
            self.server.protocol.fm.builtin_features.pop(feature, None)
            self.server.feature(feature, options)(partial(handler, self))

    def positions(self, draft: Draft) -> Positions:
        """The positions of a draft, in the units that the editor counts in."""
        if draft.lines is None or draft.lines.text is not draft.text:
            units = self.server.workspace.position_encoding
            draft.lines = Positions(draft.text, str(getattr(units, "value", units) or "utf-16"))
        return draft.lines

    def check(self, name: str, text: str, tick: Callable[[int], None] = lambda _: None) -> Checked:
        """Check a text as the draft of a name."""
        return self.library().check(text, name, strict=self.strict, ignore=self.ignore, tick=tick)

    def publish(self, address: str, draft: Draft) -> None:
        """Tell the editor all that is found in a draft."""
        library = self.library()
        if library.left_out:
            self.tell(HkinnoError("; ".join(f"left out: {fault}" for fault in library.left_out)))
        positions, sources = self.positions(draft), library.corpus.sources
        found = [
            _diagnostic(each, positions, report.faults(each), report.message(each, sources))
            for each in draft.findings
            if report.worth_a_look(each)
        ]
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=address, diagnostics=found))

    def tell(self, fault: HkinnoError) -> None:
        """Show a fault to the user, once."""
        if str(fault) != self.told:
            self.told = str(fault)
            message = types.ShowMessageParams(type=types.MessageType.Error, message=f"hkinno: {fault}")
            self.server.window_show_message(message)


def run(library: Callable[[], Library], *, style: str = "", strict: bool = False, ignore: tuple[str, ...] = ()) -> None:
    """Serve one editor on standard input and output until it goes."""
    session = Session(library, style=style, strict=strict, ignore=ignore)
    # The command line works without the collector; a server runs for days.
    gc.freeze()
    gc.enable()
    session.server.start_io()


def _diagnostic(finding: Finding, positions: Positions, rules: list[str], message: str) -> types.Diagnostic:
    severity = types.DiagnosticSeverity
    level = severity.Error if finding.fails else severity.Warning if finding.clipped else severity.Information
    return types.Diagnostic(
        range=_range(positions, finding.start, finding.end),
        severity=level,
        code=rules[0],
        source="hkinno",
        message=f"{', '.join(rules)}: {message}" if message else ", ".join(rules),
    )


def _range(positions: Positions, start: int, end: int) -> types.Range:
    return types.Range(types.Position(*positions.at(start)), types.Position(*positions.at(end)))


async def _opened(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    last = document.uri.rsplit("/", 1)[-1]
    name = last if "." in last else f"draft{ENDINGS.get(document.language_id, '.md')}"
    draft = session.drafts[document.uri] = Draft(name, document.text)
    draft.checking = asyncio.ensure_future(_whole(session, document.uri, draft, 0))


async def _changed(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    address = params.text_document.uri
    draft = session.drafts.get(address)
    if draft is None:
        return
    before = draft.text
    for change in params.content_changes:
        draft.text = _applied(session, draft, change)
    if draft.checking is not None:
        draft.checking.cancel()
    try:
        draft.findings, whole = live.after_edit(draft.findings, before, draft.text, partial(session.check, draft.name))
        session.publish(address, draft)
    except HkinnoError as fault:
        session.tell(fault)
        return
    if not whole:
        draft.checking = asyncio.ensure_future(_whole(session, address, draft, PAUSE))


def _applied(session: Session, draft: Draft, change: types.TextDocumentContentChangeEvent) -> str:
    """A draft's text after a change: of a range, or of the whole."""
    where, words = getattr(change, "range", None), str(change.text)
    if where is None:
        return words
    positions = session.positions(draft)
    start = positions.offset(where.start.line, where.start.character)
    end = positions.offset(where.end.line, where.end.character)
    return draft.text[:start] + words + draft.text[end:]


async def _whole(session: Session, address: str, draft: Draft, pause: float) -> None:
    """Check the whole draft in a thread, after a pause, and tell it unless the draft has changed meanwhile."""
    await asyncio.sleep(pause)
    text = draft.text

    def tick(_: int) -> None:
        if draft.text is not text:
            raise _StaleError

    try:
        checked = await asyncio.to_thread(session.check, draft.name, text, tick)
        if draft.text is text:
            draft.findings = checked.findings
            session.publish(address, draft)
    except _StaleError:
        pass
    except HkinnoError as fault:
        session.tell(fault)


async def _closed(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    draft = session.drafts.pop(params.text_document.uri, None)
    if draft is not None:
        draft.text = ""
        closed = types.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
        session.server.text_document_publish_diagnostics(closed)


def _within(session: Session, address: str, where: types.Range) -> Iterator[tuple[Draft, Positions, Finding]]:
    """The findings that a range of a draft touches, its marks included, the innermost first."""
    draft = session.drafts.get(address)
    if draft is None:
        return
    positions = session.positions(draft)
    start = positions.offset(where.start.line, where.start.character)
    end = positions.offset(where.end.line, where.end.character)
    touched = [each for each in draft.findings if each.start - 1 <= end and start <= each.end + 1]
    for finding in sorted(touched, key=lambda each: each.end - each.start):
        yield draft, positions, finding


def _actions(session: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    address = params.text_document.uri
    sources = sources_of(session.library().store)
    found = []
    for draft, positions, finding in _within(session, address, params.range):
        for mend in writing.mends(finding, draft.text, sources):
            edit = types.TextEdit(range=_range(positions, mend.start, mend.end), new_text=mend.words)
            told = [
                each
                for each in params.context.diagnostics
                if each.range == _range(positions, finding.start, finding.end)
            ]
            found.append(
                types.CodeAction(
                    title=mend.title,
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=told,
                    edit=types.WorkspaceEdit(changes={address: [edit]}),
                )
            )
    return found


def _hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    where = types.Range(params.position, params.position)
    for _, positions, finding in _within(session, params.text_document.uri, where):
        words = types.MarkupContent(types.MarkupKind.Markdown, writing.known_of(finding, session.library()))
        return types.Hover(contents=words, range=_range(positions, finding.start, finding.end))
    return None


def _completion(session: Session, params: types.CompletionParams) -> types.CompletionList:
    draft = session.drafts.get(params.text_document.uri)
    items: list[Any] = []
    if draft is not None:
        positions = session.positions(draft)
        offset = positions.offset(params.position.line, params.position.character)
        offered = writing.offers(draft.text, offset, session.library(), session.style)
        items = [
            _item(offer, number, draft.text[offer.start : offset], positions) for number, offer in enumerate(offered)
        ]
    # What is typed next may be answered otherwise: readings and variants are not for the editor to match.
    return types.CompletionList(is_incomplete=True, items=items)


def _item(offer: writing.Offer, number: int, typed: str, positions: Positions) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.label,
        kind=types.CompletionItemKind.Text,
        detail=offer.detail,
        documentation=offer.about or None,
        sort_text=f"{number:04}",
        filter_text=typed,
        text_edit=types.TextEdit(range=_range(positions, offer.start, offer.end), new_text=offer.words),
    )
