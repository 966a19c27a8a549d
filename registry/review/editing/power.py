"""Whether the owner of a procedure may itself change the texts that set what a patch changes.

Who issued a text is read from its number. Where the texts, or who issued them, do not tell it, the
answer is that it is not known (Nghị định 63/2010/NĐ-CP Điều 31: beyond its power it proposes).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from registry.cost.solver import legal_effort
from registry.procedure.model import Procedure
from registry.procedure.paths import element_of
from registry.reference import Reference, load_reference
from registry.refusals import Words
from registry.review.editing.changes import rows
from registry.review.proposals.proposal import own_basis

_MOST_NAMED = 3
_SHORT = re.compile(r"/(?:TT|QĐ|NQ)-(\w+)$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a text; `authority` is its key, None where it is none of the authorities."""

    name: Words
    authority: str | None


@dataclass(frozen=True, slots=True)
class Power:
    """Whether it is within the owner's power, None where that is not known; and why."""

    within: bool | None
    words: Words


def power_over(procedure: Procedure, paths: Iterable[str]) -> Power:
    """The power of the procedure's owner over what these paths name."""
    numbers = tuple(dict.fromkeys(n for path in paths for n in _texts(procedure, path)))
    if not numbers:
        return Power(None, Words(
            "Chưa biết văn bản nào quy định nội dung này.", "It is not known which text sets this.",
        ))  # fmt: skip
    issuers = {number: issuer_of(number) for number in numbers}
    said = _listed(issuers)
    own = {each is not None and each.authority == procedure.authority for each in issuers.values()}
    if None in issuers.values() or len(own) > 1:
        return Power(None, Words(
            f"Cần xác định văn bản quy định nội dung này: {said.vi}.",
            f"Which of these texts sets it has to be found: {said.en}.",
        ))  # fmt: skip
    return Power(own == {True}, Words(
        f"Văn bản quy định: {said.vi}.", f"The texts that set it: {said.en}."
    ))  # fmt: skip


def issuer_of(number: str) -> Issuer | None:
    """Who issued a text, from its number; None where the number does not name one body.

    >>> issuer_of("75/2022/TT-BTC").authority
    'bo-tai-chinh'
    >>> issuer_of("12/2024/QĐ-UBND") is None
    True
    """
    rank = legal_effort().text(number.strip()).rank.value
    for each in rows("issuers"):
        if each["rank"] == rank:
            return Issuer(Words(**each["body"]), each.get("authority"))
    short = _SHORT.search(number.strip())
    key = _by_short().get(short[1]) if short else None
    return _successor(load_reference(), key) if key else None


def _texts(procedure: Procedure, path: str) -> Iterable[str]:
    """The element's own grounds, else all of the procedure: one of them sets it."""
    grounds = own_basis(procedure, element_of(path)) or procedure.legal_basis or ()
    return [each.instrument for each in grounds]


def _successor(reference: Reference, key: str) -> Issuer:
    """Texts of a body that ended are now its successor's."""
    while (after := reference.authorities[key].replaced_by) is not None:
        key = after
    name = reference.authorities[key].name
    return Issuer(Words(name.vi, name.en), key)


def _listed(issuers: Mapping[str, Issuer | None]) -> Words:
    """The texts with who issued them; of many, how many each has issued."""
    unknown = Words("chưa rõ cơ quan ban hành", "issuer not known")
    named = [(number, each.name if each else unknown) for number, each in issuers.items()]
    if len(named) > _MOST_NAMED:
        counts = Counter(name for _, name in named)
        texts = Words(f"{len(named)} văn bản", f"{len(named)} texts")
        vi = ", ".join(f"{name.vi} {count}" for name, count in counts.items())
        en = ", ".join(f"{name.en} {count}" for name, count in counts.items())
        return Words(f"{texts.vi} ({vi})", f"{texts.en} ({en})")
    return Words(
        ", ".join(f"{number} ({name.vi})" for number, name in named),
        ", ".join(f"{number} ({name.en})" for number, name in named),
    )


@cache
def _by_short() -> Mapping[str, str]:
    return {e.short: key for key, e in load_reference().authorities.items() if e.short}
