"""The GraphQL types say what the model says: every key is there, under its name, with a text."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLScalarType
from graphql.type import is_introspection_type, is_specified_scalar_type
from pydantic import BaseModel

from registry.procedure import model
from registry.procedure.vocabulary import Level
from schema import SCHEMA
from schema.types import parts, reference
from schema.types.procedure import Procedure

PARTS = [
    (getattr(parts, name), getattr(model, name))
    for name in dir(parts)
    if isinstance(getattr(model, name, None), type) and issubclass(getattr(model, name), BaseModel)
]
RENAMED = {"field": "domain", "field_en": "domain_en"}
LEFT_OUT = {"schema_", "suppress"}


def attributes(kind: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


@pytest.mark.parametrize(("kind", "source"), PARTS, ids=lambda pair: pair.__name__)
def test_a_part_has_every_key_of_its_model(kind: type, source: type[BaseModel]) -> None:
    assert set(source.model_fields) <= attributes(kind)


def test_most_parts_are_compared() -> None:
    assert len(PARTS) >= 20
    assert attributes(reference.Basis) == set(model.Basis.model_fields)


def test_a_procedure_has_every_key_of_its_model() -> None:
    keys = {RENAMED.get(name, name) for name in model.Procedure.model_fields} - LEFT_OUT

    assert keys - attributes(Procedure) == set()


def own_types() -> Iterator[Any]:
    for kind in SCHEMA._schema.type_map.values():
        if not is_introspection_type(kind) and not is_specified_scalar_type(kind):
            yield kind


def test_every_type_field_and_argument_is_described() -> None:
    undescribed = [kind.name for kind in own_types() if not kind.description]
    for kind in own_types():
        if not isinstance(kind, GraphQLScalarType | GraphQLEnumType):
            for name, field in getattr(kind, "fields", {}).items():
                if not field.description:
                    undescribed.append(f"{kind.name}.{name}")

    assert undescribed == []


def test_only_what_can_be_fetched_again_has_an_id() -> None:
    """Clients keep objects by `id`: parts of two procedures must never share one."""
    with_id = {k.name for k in own_types() if isinstance(k, GraphQLObjectType) and "id" in k.fields}
    node = SCHEMA._schema.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    nodes = {kind.name for kind in SCHEMA._schema.get_possible_types(node)}

    assert with_id == nodes


def test_codes_are_enums_in_upper_case() -> None:
    enums = {kind.name: kind for kind in own_types() if isinstance(kind, GraphQLEnumType)}

    assert all(name.isupper() for kind in enums.values() for name in kind.values)
    assert set(enums["Level"].values) == {level.name for level in Level}


def test_connections_have_the_shape_that_clients_are_generated_for() -> None:
    for kind in own_types():
        if kind.name.endswith("Connection"):
            assert {"edges", "pageInfo", "totalCount"} <= set(kind.fields)
        if kind.name.endswith("Edge"):
            assert set(kind.fields) == {"node", "cursor"}
