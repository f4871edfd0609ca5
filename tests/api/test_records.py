"""The types of records say what the shapes of the store say."""

import types
import typing
from typing import Any

import pytest

from hkinno import records
from hkinno.store.schema import FIGURE, SHAPES, WHEN

# What only a look-up adds.
ADDED = {
    "Paragraph": {"name", "quotes", "facts", "proved", "text", "spans"},
    "Topic": {"id", "type", "name", "facts", "quotes"},
}


def shape(hint: Any) -> Any:
    """A type hint as a shape of the store; a dictionary of anything as {}."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if typing.is_typeddict(hint):
        named = typing.get_type_hints(hint, include_extras=True)
        optional = {name: "?" * (typing.get_origin(each) is typing.NotRequired) for name, each in named.items()}
        return {name + optional[name]: shape(each) for name, each in named.items()}
    if origin is typing.NotRequired:
        return shape(inner[0])
    if origin in (typing.Union, types.UnionType):
        return tuple(None if each is type(None) else shape(each) for each in inner)
    if origin is list:
        return [shape(inner[0])]
    return {dict: {}, typing.Literal: str}.get(origin, hint)


def simple(wanted: Any) -> Any:
    """A shape as a type checker knows it: a whole number is a number too; what may lack keys is a dictionary."""
    if isinstance(wanted, tuple):
        return tuple(simple(each) for each in wanted if not (each is int and float in wanted))
    if isinstance(wanted, list):
        return [simple(wanted[0])]
    if isinstance(wanted, dict):
        return {} if all(key.endswith("?") for key in wanted) else {key: simple(each) for key, each in wanted.items()}
    return wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Fact", SHAPES["facts"]),
        ("Quote", SHAPES["quotes"]),
        ("Paragraph", SHAPES["paragraphs"]),
        ("Topic", SHAPES["topics"]),
        ("Quantity", FIGURE),
        ("When", WHEN),
    ],
)
def test_a_type_is_its_shape(name, wanted):
    """Key for key, and type for type."""
    found, added = shape(getattr(records, name)), ADDED.get(name, set())
    assert {key: each for key, each in found.items() if key.strip("?") not in added} == {
        key: each for key, each in simple(wanted).items() if key.strip("?") not in added
    }
