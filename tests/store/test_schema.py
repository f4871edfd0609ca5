"""The one walker of shapes: what it lets through, and what it says of the rest."""

import json

import pytest

from hkinno.store.schema import NUMBER, SHAPES, checker

SHAPE = {"id": str, "chars": int, "value": NUMBER, "when": ({"printed": str}, None), "names": [str], "item?": int}
SOUND = {"id": "x", "chars": 1, "value": 1.5, "when": {"printed": "y"}, "names": ["z"], "more": 1}


@pytest.mark.parametrize("change", [{}, {"item": 3}, {"value": None}, {"value": 2}, {"when": None}, {"names": []}])
def test_a_sound_value_has_no_faults(change):
    """Each alternative is as good as the other, and a key that the shape does not name is welcome."""
    assert list(checker(SHAPE)({**SOUND, **change})) == []


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"id": None}, [".id should be text, not null"]),
        ({"chars": True}, [".chars should be a whole number, not a boolean"]),
        ({"chars": 1.0}, [".chars should be a whole number, not a number"]),
        ({"value": "1"}, [".value should be a whole number or a number or null, not text"]),
        ({"when": {}}, [".when lacks 'printed'"]),
        ({"when": []}, [".when should be an object or null, not a list"]),
        ({"names": "z"}, [".names should be a list, not text"]),
        ({"names": ["z", 1, 2]}, [".names[1] should be text, not a number", ".names[2] should be text, not a number"]),
        ({"item": None}, [".item should be a whole number, not null"]),
    ],
)
def test_a_fault_says_where_it_is_and_what_would_be_right(change, faults):
    """The path in the value, what stands there, what should."""
    assert list(checker(SHAPE)({**SOUND, **change})) == faults


def test_all_faults_are_told_in_the_order_of_the_shape():
    """What is missing, too; of a value that is no object, that it is none."""
    assert list(checker(SHAPE)({"names": {}, "chars": "1"})) == [
        " lacks 'id'",
        ".chars should be a whole number, not text",
        " lacks 'value'",
        " lacks 'when'",
        ".names should be a list, not an object",
    ]
    assert list(checker(SHAPE)([])) == [" should be an object, not a list"]


def test_a_long_list_of_faults_is_not_made_at_once():
    """A look-up tells the first of a million."""
    faults = checker([str])([1] * 1_000_000)
    assert next(iter(faults)) == "[0] should be text, not a number"
    assert not isinstance(faults, list)


def test_the_shipped_store_has_the_shapes(tables):
    """Every record of it, as JSON gives them."""
    for table, shape in SHAPES.items():
        assert not any(map(checker(shape), json.loads(json.dumps(tables[table])))), table
