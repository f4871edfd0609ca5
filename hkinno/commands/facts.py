"""`hkinno facts`: facts for a topic, an entity, or words."""

from hkinno.commands.options import Exact, Explain, Query, listing
from hkinno.commands.output import Output, asks_for_ids, read_ids
from hkinno.search import answers
from hkinno.store.kinds import FACT, Records


@listing()
def facts(out: Output, store: Records, query: Query = None, exact: Exact = False, explain: Explain = False) -> None:
    """Facts for a topic, an entity, or words, in that order of meaning. Several words narrow.

    \b
    Examples:
      hkinno facts talent
      hkinno facts 智方便 --lang en
      hkinno facts topic:funding has:figure -f ids | hkinno show -
    """
    if asks_for_ids(query):
        out.show(answers.of_kind(FACT, read_ids(), store))
    else:
        out.show(answers.look_up(FACT, query or [], store, exact=exact, explain=explain))
