"""`hkinno topics`: what can be asked for."""

from typing import Annotated

import typer

from hkinno.commands.options import listing
from hkinno.commands.output import Output
from hkinno.search import answers
from hkinno.store.kinds import Records

Entities = Annotated[
    bool, typer.Option("--entities", help="The people, bodies, places and schemes too.", show_default=False)
]


@listing()
def topics(out: Output, store: Records, entities: Entities = False) -> None:
    """Topics, with the number of facts and quotes filed under each; all its names: hkinno show TOPIC.

    \b
    Examples:
      hkinno topics
      hkinno topics --entities
      hkinno topics --fields id,aliases
      hkinno topics --lang zh -f csv
    """
    out.show(answers.topics(store, entities=entities))
