"""Aligning a paragraph of which some characters are unknown with the words that a copy has in its place."""

# Stands for a character of a paragraph that the store does not hold. A noncharacter: no text has it.
UNKNOWN = "\ufdef"

# Costs of Gotoh's alignment (1982), so that of two readings the likelier is cheaper: a character typed
# wrongly (7) before one left out and one put in; a whole sentence put in (12, of any length) before the
# words around it left out; an unknown character against any other (1) before leaving it out.
WRONG, GUESS, OPEN, OUT = 7, 1, 12, 2
_FAR = 1 << 40
_MATCH, _DELETE, _INSERT = 0, 1, 2


def align(known: str, there: str) -> list[int]:
    """For each character of ``known`` the offset in ``there`` of the one in its place, or -1 if it was left out.

    What stands in ``there`` before and after costs nothing. The characters in one another's places may differ:
    the caller compares them. Takes time and memory in proportion to the product of the lengths.
    """
    width = len(there) + 1
    match, delete, insert = [0] * width, [_FAR] * width, [_FAR] * width
    traces: list[tuple[bytearray, bytearray, bytearray]] = []
    for row, character in enumerate(known):
        # Each trace says from which state of the table the cheapest way came.
        from_match, from_delete, from_insert = bytearray(width), bytearray(width), bytearray(width)
        next_match, next_delete, next_insert = [_FAR] * width, [_FAR] * width, [_FAR] * width
        unknown = character == UNKNOWN
        for column in range(width):
            start = match[column] if row or column else 0
            best, state = start, _MATCH
            if insert[column] < best:
                best, state = insert[column], _INSERT
            opened = best + OPEN + OUT
            if delete[column] + OUT < opened:
                next_delete[column], from_delete[column] = delete[column] + OUT, _DELETE
            else:
                next_delete[column], from_delete[column] = opened, state
            if column == 0:
                continue
            left = column - 1
            best, state = match[left], _MATCH
            if delete[left] < best:
                best, state = delete[left], _DELETE
            if insert[left] < best:
                best, state = insert[left], _INSERT
            cost = GUESS if unknown else 0 if character == there[left] else WRONG
            next_match[column], from_match[column] = best + cost, state
            # A character of ``there`` put in after this row.
            best, state = next_match[left], _MATCH
            if next_delete[left] < best:
                best, state = next_delete[left], _DELETE
            if next_insert[left] < best + OPEN:
                next_insert[column], from_insert[column] = next_insert[left], _INSERT
            else:
                next_insert[column], from_insert[column] = best + OPEN, state
        match, delete, insert = next_match, next_delete, next_insert
        traces.append((from_match, from_delete, from_insert))
    return _back(traces, match, delete)


def _back(traces: list[tuple[bytearray, bytearray, bytearray]], match: list[int], delete: list[int]) -> list[int]:
    """Follow the traces from the cheapest end."""
    places = [-1] * len(traces)
    cost, column, state = min(
        [(cost, column, _MATCH) for column, cost in enumerate(match)]
        + [(cost, column, _DELETE) for column, cost in enumerate(delete)]
    )
    row = len(traces)
    del cost
    while row:
        before = traces[row - 1][state][column]
        if state == _INSERT:
            column -= 1
        else:
            row -= 1
            if state == _MATCH:
                column -= 1
                places[row] = column
        state = before
    return places
