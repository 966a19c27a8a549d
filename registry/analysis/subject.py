"""What rules see of a procedure: its keys as plain data, with facts beside them.

Only what is known is there: a key or a fact left out makes a condition that needs it unanswered.
Amounts are decimals (double), units and days are text. Each is worked out when a rule first asks
for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from registry.analysis import further as further_data
from registry.analysis.context import Paper, Whole
from registry.analysis.facts import (
    FACTS,
    Counted,
    Measured,
    Published,
    district_mentions_of,
    form_fields_of,
    former_mentions_of,
    limits_of,
)
from registry.analysis.further import NOTHING_FURTHER, FurtherData
from registry.analysis.plain import Plain, keys_of, plain, plainly
from registry.analysis.typewords import LIMIT, type_word, vocabulary_name
from registry.procedure import vocabulary
from registry.procedure.model import Document, Element, Procedure
from registry.procedure.paths import item_key
from registry.reference import Reference, load_reference
from rules import Subject, Types, View, Way

# Lists that facts make: name -> message.
_MADE_LISTS: Mapping[
    str, tuple[str, Callable[[Whole], Sequence[Any] | None]]
] = {  # Any: as in FACTS
    "limits": ("StatedLimit", limits_of),
    "district_mentions": ("Mention", district_mentions_of),
    "former_mentions": ("Mention", former_mentions_of),
    "form_fields": ("AskedField", form_fields_of),
}


# Kinds of further data, with the message of each.
_FURTHER: Mapping[str, type[BaseModel]] = {
    "statistics": further_data.Statistics, "feedback": further_data.FeedbackTopic,
    "cost": further_data.Cost, "releases": further_data.Release,
    "baseline": further_data.Baseline,
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
    return {key: type_word(model.model_fields[name].annotation) for name, key in keys_of(model)}


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
    further: FurtherData = NOTHING_FURTHER,
) -> Subject:
    """The procedure as the engine takes it; its identity is authority and code.

    Nothing is worked out before a rule needs it. `further` is what is known beyond the file; rules
    that need a kind that is absent are not evaluated.
    """
    seen = _seen(procedure, as_of, reference, further)
    return Subject((procedure.authority, procedure.code), seen, further.kinds)


def view(
    procedure: Procedure,
    as_of: date,
    reference: Reference | None = None,
    *,
    further: FurtherData = NOTHING_FURTHER,
) -> Mapping[str, Plain]:
    """All that a condition can see of `p`, as plain data: what is known, and facts."""
    return _seen(procedure, as_of, reference, further).known()


def _seen(
    procedure: Procedure, as_of: date, reference: Reference | None, further: FurtherData
) -> View:
    whole = Whole(procedure, as_of, reference or load_reference())
    seen = View(_ways_of_whole(), whole)
    seen.update(_further(whole, further))
    return seen


def _further(whole: Whole, further: FurtherData) -> Iterator[tuple[str, Plain]]:
    """The kinds that are there, with their facts."""
    if (counted := further.statistics) is not None:
        yield "statistics", _with_facts("Statistics", Counted(whole, counted), plain(counted))
    if further.feedback is not None:
        yield "feedback", [{"path": f"feedback/{t.id}", **plain(t)} for t in further.feedback]
    if further.cost is not None:
        yield "cost", plain(further.cost)
    if further.releases is not None:
        yield "releases", [_release(whole, each) for each in further.releases]
    if further.baseline is not None:
        measured = Measured(whole, further.baseline)
        yield "baseline", _with_facts("Baseline", measured, plain(further.baseline))


def _release(whole: Whole, release: further_data.Release) -> View:
    known = {"path": f"releases/{release.id}", **plain(release)}
    return _with_facts("Release", Published(whole, release), known)


def _with_facts(message: str, of: Any, known: Mapping[str, Plain]) -> View:  # Any: as in FACTS
    seen = View(_ways_of_facts(message), of)
    seen.update(known)
    return seen


# Lists of elements that rules can run over, with the message of each.
LISTS: Mapping[str, str] = {
    "channels": "ChannelEntry", "fees": "Fee", "cases": "Case", "documents": "Document",
    "forms": "FormTemplate", "steps": "Step", "results": "Result", "conditions": "Condition",
    "related": "Related", "parts": "InterlinkedPart", "legal_basis": "Basis", "volume": "Volume",
    "effort": "Effort",
}  # fmt: skip


# Lists whose elements have facts: where a Whole has what they are computed from, and where that
# has the element.
_CONTEXTS: Mapping[str, tuple[str, str]] = {
    "documents": ("papers", "document"), "steps": ("acts", "step"), "channels": ("ways", "channel"),
    "fees": ("prices", "fee"), "conditions": ("demands", "condition"),
    "results": ("outcomes", "result"), "legal_basis": ("grounds", "basis"),
}  # fmt: skip


@lru_cache(maxsize=1)
def _ways_of_whole() -> Mapping[str, Way]:
    """How each key and fact of the procedure is worked out from a Whole."""
    ways: dict[str, Way] = _ways_of_keys(Procedure, "procedure.")
    ways |= {name: _list_way(name, message) for name, message in LISTS.items()}
    ways |= {name: _made_way(*made) for name, made in _MADE_LISTS.items()}
    ways |= _ways_of_facts("Procedure")
    return {**ways, "confidence": lambda whole: _said(whole.is_confirmed)}


def _list_way(name: str, message: str) -> Way:
    """A list of views, each of one element; None where the list is not known."""
    contexts, item = _CONTEXTS.get(name, (f"procedure.{name}", ""))
    items, elements = attrgetter(f"procedure.{name}"), attrgetter(contexts)
    ways = _ways_of_element(name, message, item)

    def way(whole: Whole) -> list[View] | None:
        return None if items(whole) is None else [View(ways, each) for each in elements(whole)]

    return way


def _ways_of_element(name: str, message: str, item: str) -> Mapping[str, Way]:
    model = next(each for each in _models(Procedure) if each.__name__ == message)
    ways = {**_ways_of_keys(model, f"{item}." if item else ""), **_ways_of_facts(message)}
    ways["path"] = _path_way(name, item)
    if model is Document:
        ways["confidence"] = _confidence
    return ways


def _path_way(name: str, item: str) -> Way:
    if not item:
        return lambda element: f"{name}/{element_key(name, element)}"
    element = attrgetter(item)
    return lambda context: f"{name}/{element_key(name, element(context))}"


def _made_way(message: str, made: Callable[[Whole], Sequence[Any] | None]) -> Way:
    """A list of views; None where what it is made of is not known."""
    ways: dict[str, Way] = {**_ways_of_facts(message), "path": attrgetter("path")}

    def way(whole: Whole) -> list[View] | None:
        found = made(whole)
        return None if found is None else [View(ways, each) for each in found]

    return way


def _ways_of_keys(model: type[BaseModel], place: str) -> dict[str, Way]:
    fields = model.model_fields
    return {
        key: plainly(attrgetter(f"{place}{name}"), fields[name].annotation)
        for name, key in keys_of(model)
    }


@lru_cache(maxsize=64)
def _ways_of_facts(message: str) -> Mapping[str, Way]:
    known = FACTS.get(message, {})
    return {name: plainly(fact.compute, fact.returns) for name, fact in known.items()}


def _said(confirmed: bool) -> str:
    return "confirmed" if confirmed else "suggested"


def _confidence(paper: Paper) -> str:
    """Confirmed only where a person said which paper it is: by type, or by kind and register."""
    document = paper.document
    named = document.type or (document.kind and document.register_)
    return _said(bool(paper.whole.is_confirmed and named))


def element_key(name: str, item: BaseModel) -> str | None:
    """The id of an element, or the natural key of one that has no id."""
    found = getattr(item, "id", None)
    return found if isinstance(found, str) else item_key(name, plain(item))
