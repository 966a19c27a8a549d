"""What GraphQL shows of state registers and document types, on the day of the catalogue."""

from collections.abc import Callable
from datetime import date

from registry import reference
from schema.types.reference import (
    Authority,
    CarriedFact,
    Coverage,
    DocumentType,
    FormerName,
    KnownFact,
    RegisterGround,
    StateRegister,
)

Authorities = Callable[[str], Authority]


def shown_register(
    register: reference.StateRegister,
    known: reference.Reference,
    on: date,
    authority: Authorities,
) -> StateRegister:
    return StateRegister(
        key=register.key,
        name=register.name.vi,
        name_en=register.name.en,
        owner=authority(register.owner) if register.owner else None,
        holds=list(register.holds),
        facts=[_fact(known.facts[key]) for key in register.facts],
        databases=list(register.databases),
        read_by=register.read_by.vi if register.read_by else None,
        read_by_en=register.read_by.en if register.read_by else None,
        coverage=_coverage(register.coverage),
        grounds=[_ground(ground, on) for ground in register.shared],
        is_shared=register.is_shared(on),
        unverified=list(register.unverified),
    )


def _fact(fact: reference.KnownFact) -> KnownFact:
    return KnownFact(key=fact.key, of=fact.of, name=fact.name.vi, name_en=fact.name.en)


def _coverage(coverage: reference.Coverage | None) -> Coverage | None:
    if coverage is None:
        return None
    return Coverage(
        extent=coverage.extent,
        missing=coverage.missing.vi if coverage.missing else None,
        missing_en=coverage.missing.en if coverage.missing else None,
        source=coverage.source,
    )


def _ground(ground: reference.Ground, on: date) -> RegisterGround:
    return RegisterGround(
        instrument=ground.instrument,
        article=ground.article,
        from_=ground.from_,
        to=ground.to,
        status=ground.status,
        general=ground.general,
        in_force=ground.in_force(on),
    )


def shown_type(
    kind: reference.DocumentType, known: reference.Reference, on: date, authority: Authorities
) -> DocumentType:
    return DocumentType(
        key=kind.key,
        name=kind.name.vi,
        name_en=kind.name.en,
        also=list(kind.also),
        short_forms=[f for each in known.short_forms_of(kind.key) for f in each.spellings],
        former=[
            FormerName(name=each.name, instrument=each.instrument, since=each.since)
            for each in kind.former
        ],
        kind=kind.kind,
        generic=kind.generic,
        listed=kind.listed,
        proves=list(kind.proves),
        register_=kind.register_,
        facts=[
            CarriedFact(
                fact=_fact(each.fact), register_=each.register.key if each.register else None
            )
            for each in reference.facts_carried(known, kind, on)
        ],
        issued_by=authority(kind.issued_by) if kind.issued_by else None,
        unverified=list(kind.unverified),
    )
