"""Canonical bytes are those of the standard's own library, whichever encoder writes them."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from registry.canonical import _is_simple, canonical

TEXT = some.text(some.characters(exclude_categories=()))  # half letters too
SCALARS = some.none() | some.booleans() | some.integers() | some.floats() | TEXT
PLAIN = some.recursive(
    SCALARS,
    lambda inner: some.lists(inner) | some.dictionaries(TEXT, inner) | some.tuples(inner, inner),
    max_leaves=20,
)


def by_the_library(data: Any) -> bytes | type[Exception]:  # Any: plain data
    try:
        return rfc8785.dumps(data)
    except rfc8785.CanonicalizationError:
        return rfc8785.CanonicalizationError


def by_us(data: Any) -> bytes | type[Exception]:  # Any: plain data
    try:
        return canonical(data)
    except rfc8785.CanonicalizationError:
        return rfc8785.CanonicalizationError


@given(PLAIN)
def test_the_bytes_are_those_of_the_standard(data: Any) -> None:
    assert by_us(data) == by_the_library(data)


@given(some.dictionaries(some.text(max_size=3), some.text() | some.integers(-99, 99), min_size=1))
def test_texts_and_whole_numbers_are_written_the_same(data: Any) -> None:
    assert canonical([data, {"x": data}]) == rfc8785.dumps([data, {"x": data}])


@pytest.mark.parametrize(
    "data",
    [1.0, 1e21, 2**53, -(2**53), {"\U0001f600": 1, "\ufb33": 2}, {"ấ": 1}, ("a",), "\ud800"],
    ids=repr,
)
def test_what_is_written_otherwise_is_left_to_the_library(data: Any) -> None:
    assert not _is_simple(data) or data == "\ud800"
    assert by_us(data) == by_the_library(data)


def test_the_usual_encoder_alone_would_be_wrong() -> None:
    data = {"\ufb33": 1, "\U0001f600": 1e21}

    assert json.dumps(data, ensure_ascii=False, sort_keys=True).encode() != canonical(data)
