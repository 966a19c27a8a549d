"""What a procedure's content says to questions of the review forms: pure, in the forms' words.

None: the content does not say. The text is Vietnamese, as the papers made from it are.
"""

from collections.abc import Callable, Iterable, Mapping

from registry.procedure.model import Basis, Fee, Procedure
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Channel, FeeKind, Unit
from registry.review.forms.elements import Subject
from registry.review.forms.model import NO, YES

Fact = Callable[[Procedure, Subject], str | None]

_UNITS: Mapping[Unit, str] = {
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.DAY: "ngày",
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.HOUR: "giờ",
    Unit.MONTH: "tháng",
    Unit.MINUTE: "phút",
}
_CHANNELS: Mapping[Channel, str] = {
    Channel.ONLINE: "trực tuyến",
    Channel.IN_PERSON: "trực tiếp",
    Channel.POST: "dịch vụ bưu chính",
}
_FEES: Mapping[FeeKind, str] = {FeeKind.FEE: "Phí", FeeKind.CHARGE: "Lệ phí"}


def in_words(limit: TimeLimit) -> str:
    """A time limit as a person writes it.

    >>> from decimal import Decimal
    >>> in_words(TimeLimit(Decimal(3), Unit.WORKING_DAY))
    '3 ngày làm việc'
    """
    if limit.amount is None:
        return "không quy định"
    if limit.amount == 0:
        return "ngay trong ngày" if limit.unit else "ngay"
    amount = f"{limit.amount:f}".replace(".", ",")
    return f"{amount} {_UNITS[limit.unit]}" if limit.unit else amount


def has_time_limit(procedure: Procedure, _: Subject) -> str | None:
    """Whether a limit is set, for the procedure or for one way to hand in."""
    known = _limits(procedure)
    if not known:
        return None
    return YES if any(limit.amount is not None for _, limit in known) else NO


def time_limit(procedure: Procedure, _: Subject) -> str | None:
    """The limit; where ways to hand in have different ones, each."""
    known = _limits(procedure)
    if len({str(limit) for _, limit in known}) <= 1:
        return in_words(known[0][1]) if known else None
    return _joined(
        f"{name}: {in_words(limit)}" if name else in_words(limit) for name, limit in known
    )


def results(procedure: Procedure, _: Subject) -> str | None:
    return _joined(result.name for result in procedure.results or ())


def result_expires(procedure: Procedure, _: Subject) -> str | None:
    """No only where the content says so of every result."""
    known = [result.valid_for for result in procedure.results or ()]
    if any(limit and limit.amount is not None for limit in known):
        return YES
    return NO if known and None not in known else None


def result_validity(procedure: Procedure, _: Subject) -> str | None:
    return _joined(
        f"{result.name}: {in_words(result.valid_for)}"
        for result in procedure.results or ()
        if result.valid_for and result.valid_for.amount is not None
    )


def is_linked(procedure: Procedure, subject: Subject) -> str | None:
    return YES if linked_with(procedure, subject) else None


def linked_with(procedure: Procedure, _: Subject) -> str | None:
    """Codes of the procedures that it names, or whose results it asks for."""
    named = [each.code for each in procedure.related or ()]
    issuing = [paper.result_of for paper in procedure.documents or () if paper.result_of]
    return _joined(dict.fromkeys([*named, *issuing]))


def legal_basis(procedure: Procedure, _: Subject) -> str | None:
    return _joined(_cited(basis) for basis in procedure.legal_basis or ())


def has_fees(procedure: Procedure, _: Subject) -> str | None:
    if procedure.fees is None:
        return None
    return YES if procedure.fees else NO


def fees(procedure: Procedure, _: Subject) -> str | None:
    return _joined(_fee(fee) for fee in procedure.fees or ())


def yearly_revenue(procedure: Procedure, _: Subject) -> str | None:
    """One amount that everybody pays, times the dossiers of the newest year."""
    tariff = procedure.fees or ()
    newest = max(procedure.volume or (), key=lambda each: each.year, default=None)
    if len(tariff) != 1 or newest is None:
        return None
    fee = tariff[0]
    varies = fee.case or fee.when or fee.channels or fee.waived_for or fee.rate or fee.formula
    return None if fee.amount is None or varies else str(fee.amount * newest.per_year)


def form_confirmation(procedure: Procedure, subject: Subject) -> str | None:
    for form in procedure.forms or ():
        if f"forms/{form.id}" == subject.element and form.confirmation:
            return YES if form.confirmation.required else NO
    return None


def form_published(procedure: Procedure, subject: Subject) -> str | None:
    for form in procedure.forms or ():
        if f"forms/{form.id}" == subject.element and form.instrument:
            return f"Ban hành kèm theo {form.instrument}"
    return None


def condition_basis(procedure: Procedure, subject: Subject) -> str | None:
    for condition in procedure.conditions or ():
        if f"conditions/{condition.id}" == subject.element:
            return _joined(_cited(basis) for basis in condition.basis or ())
    return None


FACTS: Mapping[str, Fact] = {
    fact.__name__: fact
    for fact in (
        has_time_limit, time_limit, results, result_expires, result_validity, is_linked,
        linked_with, legal_basis, has_fees, fees, yearly_revenue, form_confirmation,
        form_published, condition_basis,
    )
}  # fmt: skip


def _limits(procedure: Procedure) -> list[tuple[str, TimeLimit]]:
    own = [("", procedure.time_limit)] if procedure.time_limit is not None else []
    by_channel = [
        (_CHANNELS[channel.by], channel.time_limit)
        for channel in procedure.channels or ()
        if channel.time_limit is not None
    ]
    return own + by_channel


def _cited(basis: Basis) -> str:
    return f"{basis.article} {basis.instrument}" if basis.article else basis.instrument


def _fee(fee: Fee) -> str:
    name = fee.name or (_FEES[fee.kind] if fee.kind else "Khoản thu")
    if fee.amount is None:
        return f"{name}: {fee.stated or fee.formula or 'chưa rõ mức thu'}"
    amount = f"{fee.amount:,}".replace(",", ".")
    per = f"/{fee.per}" if fee.per else ""
    return f"{name}: {amount} {fee.currency or 'VND'}{per}"


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None
