"""Invented procedures for benchmarks: 6 steps, 6 documents, words of our own, always the same.

They look like imported ones: rows with several sentences, keys left out, notes beside the papers,
and rows that come again in other procedures; `distinct_rows` says how many are distinct.
"""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data

Plain = dict[str, Any]  # Any: plain data of a procedure file
Pick = random.Random

WORDS: Plain = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
DOCUMENTS = STEPS = 6
# Rows come again in other procedures as in the portal's records, of which 62 in 100 document rows
# are like no other: these shares of documents and steps are taken from so many common ones.
_COMMON_DOCUMENTS, _COMMON_STEPS, _COMMON = 0.5, 0.3, 4_000
# Papers that a state register holds are a small part of all papers, here as in imported files.
_HOW_OFTEN = [1 if register not in (None, "none") else 5 for _, _, _, register in WORDS["papers"]]
AUTHORITIES = ("bo-cong-an", "bo-y-te", "bo-tai-chinh", "bo-xay-dung", "bo-tu-phap")


def procedure(number: int) -> Procedure:
    """The invented procedure of a number; the same number gives the same procedure."""
    return procedure_from_data(as_data(number))


def as_data(number: int) -> Plain:
    """The procedure as plain data of a file."""
    pick = Pick(number)
    act, name = one(pick, "actions")
    thing = f"{one(pick, 'fields')} {one(pick, 'places')}"
    cases = [{"id": f"truong-hop-{at}", "name": one(pick, "cases")} for at in range(2)]
    return {
        "schema": "procedure/v1",
        "code": f"{1 + number // 1_000_000}.{number % 1_000_000:06d}",
        "authority": pick.choice(AUTHORITIES),
        "name": f"{name} {thing}",
        "kind": "detailed",
        "act": act,
        "levels": pick.sample(["central", "province", "commune"], 2),
        "field": one(pick, "fields").capitalize(),
        "applicants": pick.sample(["citizen", "enterprise", "foreigner", "organisation"], 2),
        "agencies": {"executing": [{"name": f"Sở {one(pick, 'fields')}", "level": "province"}]},
        **({"receiving": {"boundary_free": pick.random() < 0.7}} if pick.random() < 0.4 else {}),
        **_limits(pick),
        "fees": [_fee(pick)] if pick.random() < 0.4 else [],
        **({"sets": pick.choice([1, 1, 1, 2])} if pick.random() < 0.1 else {}),
        "cases": cases if pick.random() < 0.4 else [],
        "documents": _documents(pick, thing),
        "steps": _steps(pick, thing),
        "results": [_result(pick, at, thing) for at in range(pick.choice([1, 1, 2]))],
        "conditions": [_condition(pick, at) for at in range(pick.choice([0, 1, 3]))],
        "legal_basis": [_basis(pick) for _ in range(4)],
        "source": {"read": "suggested", "unread": _notes(pick, thing)},
    }


def one(pick: Pick, group: str) -> Any:  # Any: a text, or what the group holds
    return pick.choice(WORDS[group])


def _limits(pick: Pick) -> Plain:
    days = pick.choice([3, 5, 7, 10, 15, 20, 30])
    unit = pick.choice(["working_day", "working_day", "day"])
    channels: list[Plain] = []
    for by in ("in_person", "online", "post"):
        start = one(pick, "openings")
        words = f"{one(pick, 'habits')} Thời hạn {days} ngày kể từ ngày {start}."
        entry = {"by": by, "time_limit": f"{days} {unit}", "text": words}
        known = by == "online" and pick.random() < 0.3
        channels.append(entry | ({"level": pick.choice(["full", "partial"])} if known else {}))
    return {"time_limit": f"{days} {unit}", "channels": channels[: pick.choice([2, 3, 3])]}


def _documents(pick: Pick, thing: str) -> list[Plain]:
    kinds = pick.sample(WORDS["papers"], DOCUMENTS, counts=_HOW_OFTEN)
    own = [_document(pick, thing, *kind) for kind in kinds]
    common = [pick.random() < _COMMON_DOCUMENTS for _ in own]
    found = [_common_document(pick) if is_ else each for is_, each in zip(common, own, strict=True)]
    return [{"id": f"giay-{at}", **each, "row": at} for at, each in enumerate(found)]


def _common_document(pick: Pick) -> Plain:
    """One of a few thousand, always the same for its number."""
    of_its_own = Pick(-1 - pick.randrange(_COMMON))
    [kind] = of_its_own.sample(WORDS["papers"], 1, counts=_HOW_OFTEN)
    return _document(of_its_own, one(of_its_own, "fields"), *kind)


def _document(
    pick: Pick, thing: str, name: str, kind: str, type_: str | None, register: str | None
) -> Plain:
    named = name.format(thing=thing, number=pick.randint(1, 60), year=pick.randint(2012, 2026))
    clause = one(pick, "clauses").format(number=pick.randint(1, 40), thing=one(pick, "fields"))
    opening = one(pick, "openings")
    form = pick.choice([*["original", "copy"] * 5, "certified_copy", "unspecified"])
    known = {"type": type_, "register": register, "when": opening if "khi" in opening else None}
    return {
        "name": named,
        "kind": kind,
        "form": form,
        "originals": pick.choice([0, 1]),
        "text": f"{named}; {clause} {opening} ({pick.randint(1, 3)} bản).",
        **{key: value for key, value in known.items() if value is not None},
    }


def _steps(pick: Pick, thing: str) -> list[Plain]:
    acts = (WORDS["first"], *pick.sample(WORDS["between"], STEPS - 2), WORDS["last"])
    return [_step(pick, at, thing, *act) for at, act in enumerate(acts)]


def _step(pick: Pick, at: int, thing: str, actor: str, action: str, words: str) -> Plain:
    if pick.random() < _COMMON_STEPS:
        pick = Pick(-1 - pick.randrange(_COMMON))
        thing = one(pick, "fields")
    text = words.format(thing=thing, place=one(pick, "places"), number=pick.randint(1, 20))
    step: Plain = {"id": f"buoc-{at}", "actor": actor, "action": action, "name": text[:80]}
    if actor != "applicant" and pick.random() < 0.5:
        step["time_limit"] = f"{pick.randint(1, 9)} working_day"
    return {**step, "text": f"Bước {at + 1}: {text} {one(pick, 'habits')}"}


def _fee(pick: Pick) -> Plain:
    amount = pick.randint(1, 90) * 10_000
    stated = one(pick, "fees").format(amount=f"{amount:,}".replace(",", "."))
    return {"id": "le-phi", "kind": "charge", "amount": amount, "stated": stated}


def _result(pick: Pick, at: int, thing: str) -> Plain:
    name = f"{one(pick, 'results')} {thing}"
    return {
        "id": f"ket-qua-{at}",
        "name": name,
        "code": f"KQ.G{at:02d}.{pick.randint(1, 9999):06d}",
    }


def _condition(pick: Pick, at: int) -> Plain:
    text = one(pick, "conditions").format(number=pick.randint(2, 500), thing=one(pick, "fields"))
    return {"id": f"dieu-kien-{at}", "text": f"{text} {one(pick, 'habits')}"}


def _basis(pick: Pick) -> Plain:
    kind = pick.choice(["NĐ-CP", "TT-BTC", "QĐ-TTg"])
    return {"instrument": f"{pick.randint(1, 200)}/{pick.randint(2008, 2026)}/{kind}"}


def _notes(pick: Pick, thing: str) -> list[Plain]:
    if pick.random() < 0.6:
        return []
    text = one(pick, "notes").format(thing=thing, number=pick.randint(1, 30))
    return [{"field": "documents.name", "text": text, "reason": "ghi chú"}]


def distinct_rows(procedures: Iterable[Procedure]) -> float:
    """How many different document rows there are, as a share of all of them."""
    rows: Sequence[str | None] = [d.text for p in procedures for d in p.documents or ()]
    return len(set(rows)) / len(rows)
