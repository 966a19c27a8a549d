"""What rules see of a procedure: its keys as plain data, with facts beside them.

Only what is known is there: a key or a fact left out makes a condition that needs it unanswered.
Amounts are decimals (double), units and days are text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from registry.analysis import further as further_data
from registry.analysis.context import Paper, Whole
from registry.analysis.facts import (
    FACTS,
    Counted,
    Fact,
    Published,
    district_mentions_of,
    form_fields_of,
    former_mentions_of,
    limits_of,
    values,
)
from registry.analysis.further import NOTHING_FURTHER, FurtherData
from registry.analysis.reads import EVERYTHING, Reads
from registry.analysis.typewords import LIMIT, type_word, vocabulary_name
from registry.procedure import vocabulary
from registry.procedure.model import Document, Element, Procedure
from registry.procedure.paths import item_key
from registry.procedure.values import TimeLimit
from registry.reference import Reference, load_reference
from rules import Subject, Types

Plain = Any  # plain data: dict, list, str, int, float, bool

# Parts of a file that are about the file, not about the procedure.
_UNSEEN = frozenset({"schema", "suppress", "source"})
# Lists that facts make: name -> message.
_MADE_LISTS: Mapping[str, tuple[str, Callable[[Whole], Sequence[Any]]]] = {  # Any: as in FACTS
    "limits": ("StatedLimit", limits_of),
    "district_mentions": ("Mention", district_mentions_of),
    "former_mentions": ("Mention", former_mentions_of),
    "form_fields": ("AskedField", form_fields_of),
}


# Kinds of further data, with the message of each.
_FURTHER: Mapping[str, type[BaseModel]] = {
    "statistics": further_data.Statistics, "feedback": further_data.FeedbackTopic,
    "cost": further_data.Cost, "releases": further_data.Release,
}  # fmt: skip


@lru_cache(maxsize=1)
def describe() -> Types:
    """The types of conditions: the model's keys and the facts."""
    messages = {model.__name__: _message(model) for model in _models(Procedure)}
    messages |= {model.__name__: _message(model) for model in _FURTHER.values()}
    messages["Procedure"] |= {
        name: type_word(field.annotation) for name, field in FurtherData.model_fields.items()
    }
    messages[LIMIT] = {"amount": "double", "unit": "word<unit>", "is_set": "bool"}
    messages["Procedure"] |= {name: f"list<{made}>" for name, (made, _) in _MADE_LISTS.items()}
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
    named = (*vars(vocabulary).values(), *vars(further_data).values())
    kinds = (each for each in named if isinstance(each, type))
    enums = (each for each in kinds if issubclass(each, StrEnum) and each is not StrEnum)
    return {vocabulary_name(words): [str(word) for word in words] for words in enums}


def subject(
    procedure: Procedure,
    as_of: date,
    reference: Reference | None = None,
    *,
    reads: Reads = EVERYTHING,
    further: FurtherData = NOTHING_FURTHER,
) -> Subject:
    """The procedure as the engine takes it; its identity is authority and code.

    With `reads` only what some rules read is made, which takes a fraction of the time. `further`
    is what is known beyond the file; rules that need a kind that is absent are not evaluated.
    """
    seen = view(procedure, as_of, reference, reads=reads, further=further)
    return Subject((procedure.authority, procedure.code), seen, further.kinds)


def view(
    procedure: Procedure,
    as_of: date,
    reference: Reference | None = None,
    *,
    reads: Reads = EVERYTHING,
    further: FurtherData = NOTHING_FURTHER,
) -> Mapping[str, Plain]:
    """What a condition calls `p`: known keys, facts, and the path of every element of a list."""
    whole = Whole(procedure, as_of, reference or load_reference())
    seen = _known(procedure, reads.top)
    contexts: Mapping[str, Sequence[Any]] = {  # Any: as in FACTS
        "documents": whole.papers, "steps": whole.acts, "channels": whole.ways,
        "fees": whole.prices, "conditions": whole.demands, "results": whole.outcomes,
        "legal_basis": whole.grounds,
    }  # fmt: skip
    for name in LISTS.keys() & seen.keys():
        seen[name] = _elements(procedure, name, contexts.get(name), reads.inside(name))
    for name, (message, made) in _MADE_LISTS.items():
        if reads.top is None or name in reads.top:
            facts = _wanted(FACTS[message], reads.inside(name))
            seen[name] = [{"path": each.path, **values(facts, each)} for each in made(whole)]
    seen.update(values(_wanted(FACTS["Procedure"], reads.top), whole))
    seen.update(_further(whole, further))
    seen["confidence"] = "confirmed" if whole.is_confirmed else "suggested"
    return seen


def _further(whole: Whole, further: FurtherData) -> Iterator[tuple[str, Plain]]:
    """The kinds that are there, with their facts; few enough to be made in full."""
    if (counted := further.statistics) is not None:
        facts = values(FACTS["Statistics"], Counted(whole, counted))
        yield "statistics", {**plain(counted), **facts}
    if further.feedback is not None:
        yield "feedback", [{"path": f"feedback/{t.id}", **plain(t)} for t in further.feedback]
    if further.cost is not None:
        yield "cost", plain(further.cost)
    if further.releases is not None:
        yield "releases", [_release(whole, each) for each in further.releases]


def _release(whole: Whole, release: further_data.Release) -> dict[str, Plain]:
    facts = values(FACTS["Release"], Published(whole, release))
    return {"path": f"releases/{release.id}", **plain(release), **facts}


# Lists of elements that rules can run over, with the message of each.
LISTS: Mapping[str, str] = {
    "channels": "ChannelEntry", "fees": "Fee", "cases": "Case", "documents": "Document",
    "forms": "FormTemplate", "steps": "Step", "results": "Result", "conditions": "Condition",
    "related": "Related", "legal_basis": "Basis", "volume": "Volume", "effort": "Effort",
}  # fmt: skip


def _elements(
    procedure: Procedure, name: str, contexts: Sequence[Any] | None, wanted: frozenset[str] | None
) -> list[dict[str, Plain]]:
    facts = _wanted(FACTS.get(LISTS[name], {}), wanted)
    found = []
    for at, item in enumerate(getattr(procedure, name)):
        element = _known(item, wanted)
        element["path"] = f"{name}/{_key(name, item)}"
        if contexts is not None:
            element.update(values(facts, contexts[at]))
        if isinstance(item, Document):
            element["confidence"] = _confidence(contexts[at] if contexts else None)
        found.append(element)
    return found


def _confidence(paper: Paper | None) -> str:
    """Confirmed only where a person said which paper it is: by type, or by kind and register."""
    document = paper.document if paper else None
    named = document and (document.type or (document.kind and document.register_))
    return "confirmed" if paper and paper.whole.is_confirmed and named else "suggested"


def _key(name: str, item: BaseModel) -> str | None:
    """The id of an element, or the natural key of one that has no id."""
    found = getattr(item, "id", None)
    return found if isinstance(found, str) else item_key(name, plain(item))


def _wanted(
    facts: Mapping[str, Fact[Any]], wanted: frozenset[str] | None
) -> Mapping[str, Fact[Any]]:
    if wanted is None:
        return facts
    return {name: facts[name] for name in facts.keys() & wanted}


def _known(model: BaseModel, wanted: frozenset[str] | None) -> dict[str, Plain]:
    """The wanted keys of a model that are known; lists of elements stay for `_elements`."""
    seen: dict[str, Plain] = {}
    for name, key in _keys(type(model)):
        value = getattr(model, name)
        if value is None or (wanted is not None and key not in wanted):
            continue
        is_list = isinstance(model, Procedure) and key in LISTS
        seen[key] = [] if is_list else plain(value)
    return seen


def plain(value: Plain) -> Plain:
    """A model's value as plain data; what is not known is left out."""
    if isinstance(value, BaseModel):
        found = ((key, getattr(value, name)) for name, key in _keys(type(value)))
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


@lru_cache(maxsize=64)
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Attribute and key of each field that rules may see."""
    found = ((name, field.alias or name) for name, field in model.model_fields.items())
    return tuple((name, key) for name, key in found if key not in _UNSEEN)
