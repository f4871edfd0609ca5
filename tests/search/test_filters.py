"""The filters of a query: each lets through what it says, and refuses what it cannot mean."""

from hkinno.search.filters import FILTERS

# Of filters whose values are the store's own names.
NAMES = {"paper": "大公報", "payer": "特區政府", "speaker": "sun-dong"}


def test_every_example_of_a_filter_is_one(run):
    """What is suggested for a filter without a value finds something."""
    for key, each in FILTERS.items():
        command = "facts" if "facts" in each.values else "quote"
        assert run(command, f"{key}:{NAMES.get(key, each.example)}").returncode == 0, key


def test_a_near_name_can_be_typed_as_a_value(run):
    """What is near a name that nobody has finds something, or is at least a value, without blanks."""
    for typed in ("payer:government", "entity:gov", "topic:talnet"):
        told = run("facts", typed)
        assert told.returncode == 2
        near = told.stderr.partition("near: ")[2].strip().split(", ")
        assert all(run("facts", f"{typed.partition(':')[0]}:{name}").returncode in (0, 1) for name in near)
