"""What a list says of a procedure, in the short Vietnamese words of decisions of publication.

`""`: the content does not say; a list leaves the cell empty and never guesses.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from registry.papers.wording import day as printed_day
from registry.papers.wording import grouped, number
from registry.procedure.model import Agency, Basis, Fee, Procedure
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import (
    Applicant,
    Change,
    Channel,
    FeeKind,
    Level,
    Scope,
    Unit,
)
from registry.publication.contents import DatedChange
from registry.publication.standards.feeds import EXPIRY
from registry.reference import Reference

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
_SCOPES: Mapping[Scope, str] = {
    Scope.OFFICE: "Tại nơi giải quyết",
    Scope.COMMUNE: "Trong địa bàn xã",
    Scope.PROVINCE: "Trong địa bàn tỉnh",
    Scope.COUNTRY: "Trong cả nước",
}
_FEES: Mapping[FeeKind | None, str] = {
    FeeKind.FEE: "Phí",
    FeeKind.CHARGE: "Lệ phí",
    None: "Khoản thu",
}
# A number of the National Assembly may be that of a law or of a resolution.
_SYMBOL = re.compile(r"^[0-9][^ ]*/(NĐ|TT|TTLT|QĐ|NQ|QH)(?![^\W\d_])")
_INSTRUMENTS = {
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
}
CHANGES: Mapping[Change, str] = {
    Change.NEW: "mới ban hành",
    Change.STANDARDISED: "được chuẩn hóa",
    Change.AMENDED: "được sửa đổi, bổ sung",
    Change.REPLACED: "được thay thế",
    Change.ABOLISHED: "bị bãi bỏ",
}
LEVELS: Mapping[Level, str] = {
    Level.CENTRAL: "Trung ương",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.OTHER: "Cơ quan khác",
}
APPLICANTS: Mapping[Applicant, str] = {
    Applicant.CITIZEN: "Công dân Việt Nam",
    Applicant.FOREIGNER: "Người nước ngoài",
    Applicant.OVERSEAS_VIETNAMESE: "Người Việt Nam ở nước ngoài",
    Applicant.HOUSEHOLD_BUSINESS: "Hộ kinh doanh",
    Applicant.ENTERPRISE: "Doanh nghiệp",
    Applicant.FOREIGN_INVESTED_ENTERPRISE: "Doanh nghiệp có vốn nước ngoài",
    Applicant.COOPERATIVE: "Hợp tác xã",
    Applicant.ORGANISATION: "Tổ chức",
    Applicant.FOREIGN_ORGANISATION: "Tổ chức nước ngoài",
    Applicant.STATE_BODY: "Cơ quan nhà nước",
    Applicant.OFFICER: "Cán bộ, công chức, viên chức",
    Applicant.PARTY_BODY: "Cơ quan Đảng",
    Applicant.OTHER: "Đối tượng khác",
}


def limit(given: TimeLimit) -> str:
    """A time limit as lists write it.

    >>> from decimal import Decimal
    >>> limit(TimeLimit(Decimal(3), Unit.WORKING_DAY)), limit(TimeLimit(Decimal(1), None))
    ('03 ngày làm việc', '01 (không nêu đơn vị)')
    """
    if given.amount is None:
        return "Không quy định"
    if given.amount == 0:
        return "Ngay khi nhận đủ hồ sơ" if given.unit is None else "Trong ngày"
    amount = number(given.amount).rjust(2, "0")
    return f"{amount} {_UNITS[given.unit]}" if given.unit else f"{amount} (không nêu đơn vị)"


def time_limit(procedure: Procedure) -> str:
    """The limit of the whole; without one, that of each way to hand in, equal ones told once."""
    if procedure.time_limit is not None:
        return limit(procedure.time_limit)
    ways: dict[str, list[str]] = {}
    for entry in procedure.channels or ():
        if entry.time_limit is not None:
            way = _with_cases(_CHANNELS[entry.by], entry.case, procedure)
            ways.setdefault(limit(entry.time_limit), []).append(way)
    if len(ways) == 1:
        return next(iter(ways))
    return "\n".join(f"{said} ({', '.join(dict.fromkeys(by))})" for said, by in ways.items())


def place(procedure: Procedure) -> str:
    """Where a dossier is handed in: the place named, else how far around it may be."""
    where = procedure.receiving
    if where is None:
        return ""
    said = where.place or (_SCOPES[where.scope] if where.scope else "")
    free = "không phụ thuộc địa giới hành chính" if where.boundary_free else ""
    return ", ".join(filter(None, (said, free)))


def fees(procedure: Procedure, day: date | None = None) -> str:
    """The tariff that applies on a day, one line each."""
    if procedure.fees is None:
        return ""
    lines = [_fee(fee, procedure) for fee in procedure.fees if day is None or _applies(fee, day)]
    return "\n".join(lines) or "Không"


def _applies(fee: Fee, day: date) -> bool:
    return (fee.from_ is None or fee.from_ <= day) and (fee.to is None or day <= fee.to)


def _fee(fee: Fee, procedure: Procedure) -> str:
    name = fee.name or _FEES[fee.kind]
    said = f"{name}: {_amount(fee)}"
    every = {entry.by for entry in procedure.channels or ()}
    some = () if every <= set(fee.channels) else fee.channels
    ways = ", ".join(_CHANNELS[by] for by in some)
    return _with_cases(f"{said} ({ways})" if ways else said, fee.case, procedure)


def _amount(fee: Fee) -> str:
    if fee.stated:
        return fee.stated
    if fee.amount is None:
        return fee.formula or "chưa rõ mức thu"
    unit = "đồng" if fee.currency in (None, "VND") else fee.currency
    return f"{grouped(fee.amount)} {unit}" + (f"/{fee.per}" if fee.per else "")


def _with_cases(said: str, cases: Sequence[str], procedure: Procedure) -> str:
    names = {case.id: case.name for case in procedure.cases}
    told = "; ".join(names.get(case, case) for case in cases)
    return f"{said} – {told}" if told else said


def legal_basis(procedure: Procedure) -> tuple[str, ...]:
    """The legal texts, articles before their text, each once."""
    return tuple(dict.fromkeys(_cited(basis) for basis in procedure.legal_basis or ()))


def _cited(basis: Basis) -> str:
    return " ".join(filter(None, (basis.article, instrument(basis.instrument))))


def instrument(number: str) -> str:
    """A legal text as papers cite it; what its number does not tell is left out.

    >>> instrument("123/2015/NĐ-CP"), instrument("60/2014/QH13"), instrument("Luật Hộ tịch")
    ('Nghị định số 123/2015/NĐ-CP', 'số 60/2014/QH13', 'Luật Hộ tịch')
    """
    symbol = _SYMBOL.search(number)
    if symbol is None:
        return number
    return f"{_INSTRUMENTS.get(symbol[1], '')} số {number}".lstrip()


def agency(procedure: Procedure, reference: Reference) -> str:
    """Who carries it out; where that is not told, who decides."""
    told = procedure.agencies
    bodies = (told.executing or told.deciding or ()) if told else ()
    return "; ".join(dict.fromkeys(_agency_name(body, reference) for body in bodies))


def _agency_name(body: Agency, reference: Reference) -> str:
    return body.name or authority_name(body.key or "", reference)


def authority_name(key: str, reference: Reference) -> str:
    """The name of a body in the language of the law; a key that is not known is shown."""
    known = reference.authorities.get(key)
    return known.name.vi if known else key


def upcoming(changes: Sequence[DatedChange]) -> str:
    """What becomes of a procedure later and by which decision, a line for each day."""
    return "\n".join(f"Từ {printed_day(each.day)}: {_becomes(each)}" for each in changes)


def _becomes(change: DatedChange) -> str:
    if change.by is None:
        return EXPIRY[change.kind]
    return f"{CHANGES[change.by.change]} theo Quyết định số {change.by.number}"


def parts(procedure: Procedure, reference: Reference) -> tuple[str, ...]:
    """The procedures that an interlinked one is made of, by code and who announces them."""
    return tuple(
        f"{part.code} ({authority_name(part.authority, reference)})"
        for part in procedure.parts or ()
    )


def channels(procedure: Procedure) -> str:
    return _listed(_CHANNELS[entry.by] for entry in procedure.channels or ())


def levels(procedure: Procedure) -> str:
    return _listed(LEVELS[level] for level in procedure.levels or ())


def applicants(procedure: Procedure) -> str:
    return _listed(APPLICANTS[who] for who in procedure.applicants or ())


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
