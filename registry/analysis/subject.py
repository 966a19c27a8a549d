"""What rules see of a procedure: its keys as plain data, with facts beside them.

Only what is known is there: a key or a fact left out makes a condition that needs it unanswered.
Amounts are decimals (double), units and days are text.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from registry.analysis.context import Whole
from registry.analysis.facts import FACTS, district_mentions_of, limits_of, values
from registry.analysis.typewords import LIMIT, type_word, vocabulary_name
from registry.procedure import vocabulary
from registry.procedure.model import Element, Procedure
from registry.procedure.paths import item_key
from registry.procedure.values import TimeLimit
from registry.reference import Reference, load_reference
from rules import Subject, Types

Plain = Any  # plain data: dict, list, str, int, float, bool

# Parts of a file that are about the file, not about the procedure.
_UNSEEN = frozenset({"schema", "suppress", "source"})
# Lists that facts make: name -> message.
_MADE_LISTS = {"limits": "StatedLimit", "district_mentions": "Mention"}


@lru_cache(maxsize=1)
def describe() -> Types:
    """The types of conditions: the model's keys and the facts."""
    messages = {model.__name__: _message(model) for model in _models(Procedure)}
    messages[LIMIT] = {"amount": "double", "unit": "word<unit>", "is_set": "bool"}
    messages["Procedure"] |= {name: f"list<{made}>" for name, made in _MADE_LISTS.items()}
    for name, known in FACTS.items():
        messages.setdefault(name, {}).update({f: fact.type for f, fact in known.items()})
    return Types(root="Procedure", messages=messages, words=_vocabularies())


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models a procedure is made of, each once."""
    seen: dict[str, type[BaseModel]] = {}
    waiting = [model]
    while waiting:
        here = waiting.pop()
        if here.__name__ not in seen:
            seen[here.__name__] = here
            waiting += _members(here)
    yield from seen.values()


def _members(model: type[BaseModel]) -> list[type[BaseModel]]:
    names = (type_word(field.annotation) for field in model.model_fields.values())
    inner = {name.removeprefix("list<").removesuffix(">") for name in names}
    return [each for each in Element.__subclasses__() if each.__name__ in inner]


def _message(model: type[BaseModel]) -> dict[str, str]:
    return {
        field.alias or name: type_word(field.annotation)
        for name, field in model.model_fields.items()
        if (field.alias or name) not in _UNSEEN
    }


def _vocabularies() -> dict[str, list[str]]:
    kinds = (each for each in vars(vocabulary).values() if isinstance(each, type))
    enums = (each for each in kinds if issubclass(each, StrEnum) and each is not StrEnum)
    return {vocabulary_name(words): [str(word) for word in words] for words in enums}


def subject(procedure: Procedure, as_of: date, reference: Reference | None = None) -> Subject:
    """The procedure as the engine takes it; its identity is authority and code."""
    seen = view(procedure, as_of, reference)
    context = frozenset({"statistics"} if procedure.volume else ())
    return Subject((procedure.authority, procedure.code), seen, context)


def view(
    procedure: Procedure, as_of: date, reference: Reference | None = None
) -> Mapping[str, Plain]:
    """What a condition calls `p`: known keys, facts, and the path of every element of a list."""
    whole = Whole(procedure, as_of, reference or load_reference())
    seen = {key: value for key, value in plain(procedure).items() if key not in _UNSEEN}
    for name in _ELEMENT_LISTS & seen.keys():
        for element in seen[name]:
            element["path"] = f"{name}/{item_key(name, element)}"
    _add(seen.get("documents"), "Document", whole.papers)
    _add(seen.get("steps"), "Step", whole.acts)
    _add(seen.get("channels"), "ChannelEntry", whole.ways)
    _add(seen.get("fees"), "Fee", whole.prices)
    _add(seen.get("conditions"), "Condition", whole.demands)
    _add(seen.get("results"), "Result", whole.outcomes)
    seen["limits"] = _made("StatedLimit", limits_of(whole))
    seen["district_mentions"] = _made("Mention", district_mentions_of(whole))
    seen.update(values(FACTS["Procedure"], whole))
    seen["confidence"] = "confirmed" if whole.is_confirmed else "suggested"
    return {key: _spelled(value) for key, value in seen.items()}


_ELEMENT_LISTS = {
    "channels", "fees", "cases", "documents", "forms", "steps", "results", "conditions", "related",
    "legal_basis", "volume", "effort",
}  # fmt: skip


def _add(elements: list[dict[str, Plain]] | None, message: str, of: Sequence[Any]) -> None:
    for element, context in zip(elements or (), of, strict=False):
        element.update(values(FACTS[message], context))


def _made(message: str, of: Sequence[Any]) -> list[dict[str, Plain]]:
    return [{"path": each.path, **values(FACTS[message], each)} for each in of]


def plain(value: Plain) -> Plain:
    """A model's value as plain data; what is not known is left out."""
    if isinstance(value, BaseModel):
        found = ((_alias(type(value), name), getattr(value, name)) for name in _names(type(value)))
        return {key: plain(each) for key, each in found if each is not None}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return _scalar(value)


def _scalar(value: Plain) -> Plain:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, TimeLimit):
        return _limit(value)
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _limit(limit: TimeLimit) -> dict[str, Plain]:
    found = {"amount": limit.amount, "unit": limit.unit}
    known = {key: _scalar(value) for key, value in found.items() if value is not None}
    return {**known, "is_set": limit.amount is not None}


def _spelled(value: Plain) -> Plain:
    """Facts as plain data too: tuples as lists, words as text."""
    if isinstance(value, dict):
        return {key: _spelled(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(each) for each in value]
    return value.value if isinstance(value, StrEnum) else value


@lru_cache(maxsize=64)
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)


@lru_cache(maxsize=512)
def _alias(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name
