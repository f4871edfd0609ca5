"""`hkinno quote`: what was said, word for word."""

from hkinno.commands.options import Exact, Explain, QuoteQuery, listing
from hkinno.commands.output import Output, asks_for_ids, read_ids
from hkinno.search import answers
from hkinno.store.kinds import QUOTE, Records


@listing()
def quote(
    out: Output, store: Records, query: QuoteQuery = None, exact: Exact = False, explain: Explain = False
) -> None:
    """Quotes that hold the words: speaker, place, and an unofficial translation.

    \b
    Examples:
      hkinno quote 背水一戰
      hkinno quote beishuiyizhan -f text
      hkinno quote form:direct para:north --json | jq -r '.[].exact'
    """
    if asks_for_ids(query):
        out.show(answers.of_kind(QUOTE, read_ids(), store))
    else:
        out.show(answers.look_up(QUOTE, query or [], store, exact=exact, explain=explain))
