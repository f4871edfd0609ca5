"""`hkinno topics`: what can be asked for."""

from hkinno.commands.options import listing
from hkinno.commands.output import Output
from hkinno.search import answers
from hkinno.store import Store


@listing()
def topics(out: Output, store: Store) -> None:
    """Topics and entities, with counts and the names they also answer to.

    \b
    Examples:
      hkinno topics
      hkinno topics --fields id,facts
      hkinno topics --lang zh -f csv
    """
    out.show(answers.topics(store))
