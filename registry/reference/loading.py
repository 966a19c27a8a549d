"""Reads the reference files beside this module once; a broken one names every mistake.

Entries are found by key, never by position. What is read is frozen and shared by everybody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError

from registry.procedure.folding import fold
from registry.procedure.vocabulary import Register
from registry.reference.calendar import WorkYear, working_days
from registry.reference.model import (
    Abbreviation,
    Authority,
    CodePatterns,
    DocumentType,
    Entry,
    FormerName,
    Instrument,
    KnownFact,
    Naming,
    ReplacedPaper,
    StateRegister,
    UnitCost,
    Wage,
    Wording,
)
from registry.reference.phrases import Phrases
from registry.reference.phrases import patterns_of as phrase_patterns
from registry.reference.recognition import Recogniser
from registry.reference.recognition import patterns_of as type_patterns
from registry.reference.sieve import Part, numbers_in, shared
from registry.reference.standing import Standing
from registry.reference.target import Target
from rules.source import BrokenFile, Source, SourceError, read_yaml

HERE = Path(__file__).parent
# Days that are remembered: a server is asked about any.
_MOST_DAYS = 64

Keyed = TypeVar("Keyed", Authority, DocumentType, KnownFact, Wording)
AnyEntry = TypeVar("AnyEntry", bound=Entry)
Item: TypeAlias = tuple[tuple[str | int, ...], Any]  # where it stands; Any: plain data as read


@dataclass(frozen=True)
class Reference:
    """All reference data, by key."""

    authorities: Mapping[str, Authority]
    registers: Mapping[Register, StateRegister]
    document_types: Mapping[str, DocumentType]
    instruments: Mapping[str, Instrument]
    codes: CodePatterns
    wording: Mapping[str, Wording]
    years: Mapping[int, WorkYear]
    short_forms: tuple[Abbreviation, ...]
    facts: Mapping[str, KnownFact]
    naming: Naming
    targets: tuple[Target, ...]

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """The folded words of each folded short form, whichever way it is spelled.

        >>> load_reference().abbreviations["qsdd"]
        'quyen su dung dat'
        """
        return {
            fold(spelling): fold(each.words)
            for each in self.short_forms
            for spelling in each.spellings
        }

    def short_forms_of(self, document_type: str) -> tuple[Abbreviation, ...]:
        """The short forms that alone name a document type."""
        return tuple(each for each in self.short_forms if each.type == document_type)

    @cached_property
    def phrases(self) -> Phrases:
        """Says what folded texts say."""
        return Phrases(self.wording, self._sieves[0])

    @cached_property
    def recogniser(self) -> Recogniser:
        """Finds document types in names of papers."""
        return Recogniser(tuple(self.document_types.values()), self._sieves[1])

    @cached_property
    def row_recogniser(self) -> Recogniser:
        """Finds only types with `needs`: for whole rows, in a fraction of the time."""
        return Recogniser(self._row_types, self._sieves[2])

    @cached_property
    def _row_types(self) -> Sequence[DocumentType]:
        return tuple(kind for kind in self.document_types.values() if kind.needs)

    @cached_property
    def _former_names(self) -> Sequence[FormerName]:
        return tuple(each for kind in self.document_types.values() for each in kind.former)

    @cached_property
    def _sieves(self) -> Sequence[Part]:
        """For phrases, types of papers, those looked for in rows, former names, ended bodies."""
        return shared(
            phrase_patterns(self.wording),
            type_patterns(self.document_types.values()),
            type_patterns(self._row_types),
            [each.pattern.pattern for each in self._former_names],
            [re.escape(fold(name)) for name in self._ended_bodies],
        )

    @property
    def _ended_bodies(self) -> Iterator[str]:
        """The names of all bodies that end some day."""
        ended = (each for each in self.authorities.values() if each.to is not None)
        return (name for each in ended for name in (each.name.vi, *each.names))

    @cached_property
    def authority_keys(self) -> Mapping[str, str]:
        """The key of an authority by each of its folded names, short names and keys."""
        keys: dict[str, str] = {}
        for entry in self.authorities.values():
            for name in (entry.key, entry.name.vi, entry.short or entry.key, *entry.names):
                keys.setdefault(fold(name), entry.key)
        return keys

    def reach(self, folded: str) -> int:
        """What a folded text, and so every part of it, can say and name: for whoever asks more."""
        return self._sieves[0].sieve.possible(folded)

    def reach_across(self, folded: Iterable[str]) -> int:
        """As `reach`, of folded texts joined by " . "."""
        return self._sieves[0].sieve.possible_across(folded)

    def can_name_ended_body(self, reach: int) -> bool:
        """Whether a text of such a reach can name a body that has ended on any day."""
        return self._sieves[4].of(reach) != 0

    def old_names_in(self, folded: str, on: date, reach: int | None = None) -> tuple[str, ...]:
        """Names of papers that a folded text still uses though withdrawn by a day, once each.

        `reach` is that of a text that this is a part of.
        """
        former = self._sieves[3]
        numbers = numbers_in(former.possible(folded) if reach is None else former.of(reach))
        possible = (self._former_names[number] for number in numbers)
        named = (each.name for each in possible if each.since <= on and each.pattern.search(folded))
        return tuple(dict.fromkeys(named))

    def on(self, day: date) -> Standing:
        """The data as they stand on a day; one object a day, of the days that are asked about."""
        found = self._days.get(day)
        if found is None:
            if len(self._days) >= _MOST_DAYS:
                self._days.clear()
            found = self._days[day] = Standing(self, day)
        return found

    @cached_property
    def _days(self) -> dict[date, Standing]:
        return {}

    def working_days(self, after: date, until: date) -> int | None:
        """Working days after one day, up to and with another; None where a year is not listed."""
        return working_days(self.years, after, until)

    @property
    def holidays_until(self) -> int | None:
        """The last year whose holidays are listed: no working day can be counted behind it."""
        return max(self.years, default=None)

    def authority_named(self, name: str) -> Authority | None:
        """The authority that is printed as `name`, whatever its case and marks."""
        key = self.authority_keys.get(fold(" ".join(name.split())))
        return self.authorities[key] if key else None


@lru_cache(maxsize=4)
def load_reference(folder: Path = HERE) -> Reference:
    """The reference data of `folder`; raises BrokenFile with every mistake of a broken file."""
    codes = _entries(folder / "code_patterns.yaml", CodePatterns, whole=True)
    naming = _entries(folder / "naming.yaml", Naming, whole=True)
    return Reference(
        authorities=_by_key(_entries(folder / "authorities.yaml", Authority)),
        registers={e.key: e for e in _entries(folder / "registers.yaml", StateRegister)},
        document_types=_by_key(_entries(folder / "document_types.yaml", DocumentType)),
        instruments={e.number: e for e in _entries(folder / "instruments.yaml", Instrument)},
        codes=codes[0],
        wording=_by_key(_entries(folder / "wording.yaml", Wording)),
        years={e.year: e for e in _entries(folder / "holidays.yaml", WorkYear)},
        short_forms=tuple(_entries(folder / "abbreviations.yaml", Abbreviation)),
        facts=_by_key(_entries(folder / "facts.yaml", KnownFact)),
        naming=naming[0],
        targets=tuple(_entries(folder / "targets.yaml", Target, unique=True)),
    )


@lru_cache(maxsize=4)
def load_unit_costs(folder: Path = HERE) -> Mapping[str, UnitCost]:
    """What tasks cost where no procedure states its own effort, by key.

    Raises BrokenFile with every mistake of a broken file.
    """
    return {entry.key: entry for entry in _entries(folder / "unit_costs.yaml", UnitCost)}


@lru_cache(maxsize=4)
def load_wages(folder: Path = HERE) -> Sequence[Wage]:
    """What an hour of work is worth, by region and day; several sources may speak of the same.

    Raises BrokenFile with every mistake of a broken file.
    """
    return tuple(_entries(folder / "wages.yaml", Wage))


@lru_cache(maxsize=4)
def load_replaced_papers(folder: Path = HERE) -> Mapping[str, Sequence[ReplacedPaper]]:
    """The list of papers that data replaces, by procedure code; read only where it is asked for.

    Raises BrokenFile with every mistake of a broken file.
    """
    found: dict[str, list[ReplacedPaper]] = {}
    for entry in _entries(folder / "replaced_papers.yaml", ReplacedPaper):
        found.setdefault(entry.code, []).append(entry)
    return found


def _by_key(entries: Sequence[Keyed]) -> dict[str, Keyed]:
    return {entry.key: entry for entry in entries}


def _entries(
    path: Path, model: type[AnyEntry], *, whole: bool = False, unique: bool = False
) -> list[AnyEntry]:
    """The entries of the one list of a reference file; `whole`: the file itself is the entry.

    `unique`: no two of them have one key.
    """
    source = read_yaml(path.read_bytes(), path.name)
    data = source.data if isinstance(source.data, dict) else {}
    if data.get("schema") != f"{path.stem}/v1":
        message = f"a reference file of this name starts with `schema: {path.stem}/v1`."
        raise BrokenFile([source.error(("schema",), "wrong-schema", message)])
    if whole:
        content = {key: value for key, value in data.items() if key != "schema"}
        return validated(source, model, [((), content)])
    name = next((key for key in data if key != "schema"), "entries")
    items = [((name, i), e) for i, e in enumerate(data.get(name, []))]
    return validated(source, model, items, _twice(source, items) if unique else ())


def _twice(source: Source, items: Sequence[Item]) -> Iterator[SourceError]:
    """A mistake for each entry whose key an earlier one has."""
    seen = set[str]()
    for path, item in items:
        key = item.get("key") if isinstance(item, dict) else None
        if key in seen:
            message = f"key: `{key}` names an entry above already. Give this one a key of its own."
            yield source.error((*path, "key"), "reference", message)
        if isinstance(key, str):
            seen.add(key)


def validated(
    source: Source,
    model: type[AnyEntry],
    items: Sequence[Item],
    more: Iterable[SourceError] = (),
) -> list[AnyEntry]:
    """The entries at these places of a file.

    Raises BrokenFile with every mistake in them, and `more` that were found before.
    """
    entries: list[AnyEntry] = []
    errors = list(more)
    for path, item in items:
        try:
            entries.append(model.model_validate(item))
        except ValidationError as broken:
            errors += [
                source.error(
                    (*path, *found["loc"]), "reference", f"{found['loc']}: {found['msg']}."
                )
                for found in broken.errors(include_url=False)
            ]
    if errors:
        raise BrokenFile(errors)
    return entries
