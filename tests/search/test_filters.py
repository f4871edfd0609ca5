"""The filters of a query: each lets through what it says, and refuses what it cannot mean."""

from hkinno.search.filters import FILTERS

# Of filters whose values are the store's own names.
NAMES = {"paper": "大公報", "payer": "特區政府", "speaker": "sun-dong"}


def test_every_example_of_a_filter_is_one(run):
    """What is suggested for a filter without a value finds something."""
    for key, each in FILTERS.items():
        command = "facts" if "facts" in each.values else "quote"
        assert run(command, f"{key}:{NAMES.get(key, each.example)}").returncode == 0, key
