"""What one operation may ask for: size, shape and cost, worked out before anything is run.

Cost counts the objects an answer may hold: pages by their size, other lists by an assumed length;
the catalogue of another day counts as many, since it may have to be made, and so do the lists of
authorities and whatever else is worked out of all that was published.
It is linear in the document even when fragments nest, so it cannot be attacked itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    Node,
    NullValueNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    VariableNode,
    get_named_type,
    value_from_ast_untyped,
)
from graphql.type import GraphQLInterfaceType, GraphQLObjectType

from schema.errors import LimitExceeded
from schema.paging import DEFAULT_SIZE

MAX_TOKENS = 2_000
MAX_DEPTH = 12
MAX_INTROSPECTION_DEPTH = 20
MAX_ALIASES = 50
MAX_DIRECTIVES = 50
MAX_DIRECTIVES_AT_ONE_PLACE = 4
MAX_ROOT_FIELDS = 20
MAX_COST = 10_000
MAX_INTROSPECTION_COST = 60_000

PAST_COST = 1_000  # of each other day that is looked at, and of the lists of authorities
ASSUMED_LENGTH = 5
ASSUMED_LENGTHS: Mapping[str, int] = {
    "alternatives": 1,
    "askedBy": 100,
    "authorities": 50,
    "basis": 2,
    "cases": 2,
    "citations": 100,
    "conditions": 2,
    "deliveries": 10,
    "documents": 8,
    "documentTypes": 100,
    "entries": 50,
    "facts": 8,
    "fields": 100,
    "items": 40,
    "leanings": 100,
    "papers": 3,
    "registers": 13,
    "relations": 100,
    "rules": 80,
    "steps": 8,
    "unitCosts": 7,
}
INTROSPECTION_LENGTHS: Mapping[str, int] = {
    "types": 150,
    "directives": 5,
    "fields": 8,
    "args": 2,
    "enumValues": 3,
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What an operation asks for and what it may ask for."""

    requested: int
    limit: int = MAX_COST

    def check(self) -> None:
        """Raises LimitExceeded."""
        if self.requested > self.limit:
            message = (
                f"the operation may answer with {self.requested:,} objects; at most "
                f"{self.limit:,} are served. Ask for smaller pages or for less of each object."
            )
            raise LimitExceeded("TOO_COSTLY", message, limit=self.limit, found=self.requested)

    def as_json(self) -> dict[str, int]:
        remaining = max(0, self.limit - self.requested)
        return {"requested": self.requested, "limit": self.limit, "remaining": remaining}


class Shape:
    """A parsed document as limits see it."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._definitions = document.definitions
        self.fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def check(self) -> None:
        """Raises LimitExceeded for a document that is too large in any way but its cost."""
        aliases = directives = 0
        for node in self._nodes:
            aliases += isinstance(node, FieldNode) and node.alias is not None
            here = len(getattr(node, "directives", None) or ())
            directives += here
            _at_most("TOO_MANY_DIRECTIVES", here, MAX_DIRECTIVES_AT_ONE_PLACE,
                     "directives stand at one place")  # fmt: skip
        _at_most("TOO_MANY_ALIASES", aliases, MAX_ALIASES, "aliases")
        _at_most("TOO_MANY_DIRECTIVES", directives, MAX_DIRECTIVES, "directives")
        for operation in self._operations:
            depths = _Depths(self.fragments)
            roots = list(_fields(operation.selection_set, self.fragments, set()))
            _at_most("TOO_MANY_ROOT_FIELDS", len(roots), MAX_ROOT_FIELDS, "root fields")
            data = (root for root in roots if not root.name.value.startswith("__"))
            meta = (root for root in roots if root.name.value.startswith("__"))
            _at_most("TOO_DEEP", depths.deepest(data), MAX_DEPTH, "levels")
            _at_most("TOO_DEEP", depths.deepest(meta), MAX_INTROSPECTION_DEPTH, "levels")

    def cost(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Cost:
        """The objects that a valid operation may answer with."""
        root = self._schema.get_root_type(operation.operation)
        assert root is not None  # a valid operation has a type
        counted = _Costs(self._schema, self.fragments, {**_defaults(operation), **variables})
        requested = counted.of(operation.selection_set, root, page=1)
        if counted.introspects:
            return Cost(requested, MAX_INTROSPECTION_COST)
        return Cost(requested)

    @property
    def _operations(self) -> Iterator[OperationDefinitionNode]:
        return (node for node in self._definitions if isinstance(node, OperationDefinitionNode))

    @cached_property
    def _nodes(self) -> list[Node]:
        """The operations, fragments and selections of the document as it is written."""
        found: list[Node] = []
        waiting: list[Node] = list(self._definitions)
        while waiting:
            node = waiting.pop()
            found.append(node)
            selected = getattr(node, "selection_set", None)
            waiting += selected.selections if selected else ()
            waiting += getattr(node, "variable_definitions", None) or ()
        return found


class _Depths:
    """Depths of fields; each fragment is measured once, a cycle is left to validation."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._known: dict[str, int] = {}

    def deepest(self, fields: Iterator[FieldNode]) -> int:
        return max((1 + self._below(field.selection_set) for field in fields), default=0)

    def _below(self, selected: SelectionSetNode | None) -> int:
        if selected is None:
            return 0
        return max(map(self._of, selected.selections), default=0)

    def _of(self, node: Node) -> int:
        if isinstance(node, FieldNode):
            return 1 + self._below(node.selection_set)
        if isinstance(node, InlineFragmentNode):
            return self._below(node.selection_set)
        assert isinstance(node, FragmentSpreadNode)
        name = node.name.value
        if name not in self._known:
            self._known[name] = 0
            fragment = self._fragments.get(name)
            self._known[name] = self._below(fragment.selection_set) if fragment else 0
        return self._known[name]


class _Costs:
    """Costs of selections; `page` is the size of the page whose edges are being counted."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._known: dict[tuple[str, int], int] = {}
        self.introspects = False

    def of(self, selected: SelectionSetNode, parent: GraphQLNamedType, *, page: int) -> int:
        return sum(self._selection(node, parent, page) for node in selected.selections)

    def _selection(self, node: Node, parent: GraphQLNamedType, page: int) -> int:
        if isinstance(node, FieldNode):
            return self._field(node, parent, page)
        if isinstance(node, InlineFragmentNode):
            named = node.type_condition
            kind = self._schema.get_type(named.name.value) if named else parent
            return self.of(node.selection_set, kind or parent, page=page)
        assert isinstance(node, FragmentSpreadNode)
        key = (node.name.value, page)
        if key not in self._known:
            fragment = self._fragments[node.name.value]
            kind = self._schema.get_type(fragment.type_condition.name.value)
            self._known[key] = self.of(fragment.selection_set, kind or parent, page=page)
        return self._known[key]

    def _field(self, node: FieldNode, parent: GraphQLNamedType, page: int) -> int:
        if node.selection_set is None:
            return 0
        name = node.name.value
        field = self._definition(name, parent)
        kind = get_named_type(field.type)
        past = PAST_COST * (self._days(field, node, parent) + self._has_lists(node))
        if "first" in field.args:
            return past + 1 + self.of(node.selection_set, kind, page=self._asked(node))
        length = page if name == "edges" else self._length(node, parent, field)
        return past + length * (1 + self.of(node.selection_set, kind, page=1))

    def _days(self, field: GraphQLField, node: FieldNode, parent: GraphQLNamedType) -> int:
        """How many other days a field may look at: each is a snapshot of its own."""
        if _BETWEEN_TWO in field.args:
            return 2
        if (parent.name, node.name.value) in _ALWAYS_OF_THE_PAST:
            return 1
        return any(self._is_given(argument) for argument in node.arguments or ())

    def _is_given(self, argument: ArgumentNode) -> bool:
        value = argument.value
        if argument.name.value not in _OF_THE_PAST or isinstance(value, NullValueNode):
            return False
        named = value.name.value if isinstance(value, VariableNode) else None
        return named is None or self._variables.get(named) is not None

    def _has_lists(self, node: FieldNode) -> bool:
        """Whether lists of authorities are chosen: they are worked out of the whole catalogue."""
        for argument in node.arguments or ():
            if argument.name.value == "filter":
                chosen = value_from_ast_untyped(argument.value, dict(self._variables))
                return isinstance(chosen, dict) and bool(chosen.get(_LISTS))
        return False

    def _definition(self, name: str, parent: GraphQLNamedType) -> GraphQLField:
        assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)  # it has fields
        if name in _META:
            self.introspects = True
            return _META[name]
        field: GraphQLField = parent.fields[name]
        return field

    def _length(self, node: FieldNode, parent: GraphQLNamedType, field: GraphQLField) -> int:
        if not _is_list(field.type):
            return 1
        ids = next((a.value for a in node.arguments or () if a.name.value == "ids"), None)
        if ids is not None:
            return self._many(ids)
        meta = parent.name.startswith("__")
        return (INTROSPECTION_LENGTHS if meta else ASSUMED_LENGTHS).get(
            node.name.value, 1 if meta else ASSUMED_LENGTH
        )

    def _many(self, value: Node) -> int:
        if isinstance(value, ListValueNode):
            return len(value.values)
        given = self._variables.get(value.name.value) if isinstance(value, VariableNode) else None
        return len(given) if isinstance(given, list) else 1

    def _asked(self, node: FieldNode) -> int:
        sizes = [self._number(a.value) for a in node.arguments or () if a.name.value in _SIZES]
        return max((size for size in sizes if size is not None), default=DEFAULT_SIZE)

    def _number(self, value: Node) -> int | None:
        if isinstance(value, IntValueNode):
            return abs(int(value.value))
        if isinstance(value, VariableNode):
            given = self._variables.get(value.name.value)
            return abs(given) if isinstance(given, int) else None
        return None


_SIZES = frozenset({"first", "last"})
_OF_THE_PAST = frozenset({"asOf", "recordedBy"})
# What reads the catalogue of another day, or everything published, whatever its arguments are.
_ALWAYS_OF_THE_PAST = frozenset({
    ("Query", "scorecardPreview"), ("FrozenScorecard", "changes"), ("Query", "targets"),
})  # fmt: skip
_BETWEEN_TWO = "recordedSince"  # an argument of what compares two days
_LISTS = "listOf"  # a key of a filter
_META = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}


def _defaults(operation: OperationDefinitionNode) -> Mapping[str, Any]:
    """The values of variables that a client need not send."""
    return {
        each.variable.name.value: value_from_ast_untyped(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value is not None
    }


def _is_list(kind: GraphQLOutputType) -> bool:
    if isinstance(kind, GraphQLNonNull):
        kind = kind.of_type
    return isinstance(kind, GraphQLList)


def _fields(
    selected: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], seen: set[str]
) -> Iterator[FieldNode]:
    """The fields of a selection, those of its fragments included, each fragment once."""
    for node in selected.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set, fragments, seen)
        elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
            seen.add(node.name.value)
            if fragment := fragments.get(node.name.value):
                yield from _fields(fragment.selection_set, fragments, seen)


def _at_most(code: str, found: int, limit: int, what: str) -> None:
    if found > limit:
        message = f"the operation has {found} {what}; at most {limit} are served. Split it."
        raise LimitExceeded(code, message, limit=limit, found=found)
