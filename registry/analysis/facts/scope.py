"""Facts about what kind of procedure it is: what bounds the duties of online and postal service."""

from collections.abc import Mapping

from registry.analysis.context import Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.vocabulary import Act, ActKind, Actor, Applicant, DocumentKind, Kind

_INTERNAL = frozenset({Kind.INTERNAL, Kind.INTERNAL_INTERLINKED})
_OF_THE_STATE = frozenset({Applicant.STATE_BODY, Applicant.PARTY_BODY, Applicant.OFFICER})


def internal(whole: Whole) -> bool:
    """It settles a matter between state bodies: by its kind, else by its code."""
    kind = whole.procedure.kind
    if kind is not None:
        return kind in _INTERNAL
    return whole.reference.codes.is_internal(whole.procedure.code)


def merged_province(whole: Whole) -> str:
    """The merged province whose suffix its code still carries; "" for none that is listed."""
    found = whole.reference.codes.merged_suffix(whole.procedure.code, whole.as_of)
    return found.province.vi if found else ""


def merged_into(whole: Whole) -> str:
    """The province that the one of its code was merged into; "" for none that is listed."""
    found = whole.reference.codes.merged_suffix(whole.procedure.code, whole.as_of)
    return found.into.vi if found else ""


def of_the_state_only(whole: Whole) -> bool | None:
    """Nobody but state bodies, party bodies and officers may apply."""
    who = whole.procedure.applicants
    return None if who is None else bool(who) and set(who) <= _OF_THE_STATE


def started_by_state(whole: Whole) -> bool:
    """The state acts without being asked: it withdraws or settles, and no applicant acts.

    Where people hand in a form, they ask, though no step tells it.
    """
    procedure = whole.procedure
    if procedure.act is not Act.REVOKE and (not procedure.steps or _is_asked_for(whole)):
        return False
    return not any(step.actor is Actor.APPLICANT for step in procedure.steps or ())


def _is_asked_for(whole: Whole) -> bool:
    """A form is handed in, and not only by state bodies and officers."""
    forms = (
        paper.kind is DocumentKind.APPLICATION_FORM for paper in whole.procedure.documents or ()
    )
    return of_the_state_only(whole) is False and any(forms)


def exempt_from_online(whole: Whole) -> bool:
    """The duty to serve online does not reach it: internal, between state bodies, a dispute."""
    outside = internal(whole) or of_the_state_only(whole) is True
    return outside or whole.procedure.act_kind is ActKind.DISPUTE or _is_dispute(whole)


def _is_dispute(whole: Whole) -> bool:
    return whole.says("dispute", whole.name)


def bound_to_presence(whole: Whole) -> bool:
    """By its name, people, money or papers have to be there: a marriage, an examination, cash."""
    return whole.says("bound_to_presence", _about(whole))


def at_the_border(whole: Whole) -> bool:
    """By its name or field, goods, vehicles or weapons are examined where they are."""
    return whole.says("at_the_border", _about(whole))


def touches_security(whole: Whole) -> bool:
    """By its name, its field or who decides it is about defence, security or state secrets."""
    return whole.says("security", _about(whole)) or whole.says("general_staff", _bodies(whole))


def asked_of_own_unit(whole: Whole) -> bool:
    """Soldiers and police officers ask the unit they serve in, or it acts by itself for them."""
    procedure = whole.procedure
    first = (step.text for step in (procedure.steps or ())[:1])
    words = (whole.name, *(folded(c.text) for c in procedure.channels or ()), *map(folded, first))
    return any(whole.says("own_unit", text) for text in words)


def electronic_by_nature(whole: Whole) -> bool:
    """By its name it is about electronic papers or messages, which nobody asks for by post."""
    return whole.says("electronic_by_nature", whole.name)


def on_the_spot(whole: Whole) -> bool:
    """By its name an accident is reported, or goods are seen, where they are."""
    return whole.says("on_the_spot", whole.name)


def returns_nothing(whole: Whole) -> bool:
    """All that is given is said to be nothing, or an automatic reply: a return, a notice."""
    given = [folded(result.name) for result in whole.procedure.results or ()]
    return bool(given) and all(whole.says("no_result", name) for name in given)


def touches_safety(whole: Whole) -> bool:
    """By its name or field it is about safety, health or calibration."""
    return whole.says("safety", _about(whole))


def _bodies(whole: Whole) -> str:
    """The folded names of who decides and who carries it out."""
    agencies = whole.procedure.agencies
    bodies = (*(agencies.deciding or ()), *(agencies.executing or ())) if agencies else ()
    return " . ".join(folded(body.name) for body in bodies)


def _about(whole: Whole) -> str:
    return f"{whole.name} . {folded(whole.procedure.field)}"


SCOPE: Mapping[str, Fact[Whole]] = facts(
    internal, merged_province, merged_into, of_the_state_only, started_by_state,
    exempt_from_online, bound_to_presence,
    at_the_border, touches_security, touches_safety, asked_of_own_unit, electronic_by_nature,
    on_the_spot, returns_nothing,
)  # fmt: skip
