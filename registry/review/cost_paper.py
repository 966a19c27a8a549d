"""The cost of a case on the official papers: the sheet 03/SCM, and what a year saves."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from registry import papers
from registry.cost import Account, Comparison, Line, Money, Sheet
from registry.cost.amounts import percent, whole
from registry.procedure.differences import channel_label, task_label
from registry.procedure.model import Procedure
from registry.procedure.paths import element_of
from registry.review.costs import Cost
from registry.review.dossier import Dossier

_ALL = Decimal(100)
_ONCE = Decimal(1)


def cost_sheet(dossier: Dossier, subject: papers.Subject, today: date) -> papers.CostSheet | None:
    """03/SCM of a case; None where what a year costs, now or after, is not known.

    Every figure is the middle of its range, in whole VND.
    """
    found = dossier.cost.comparison
    once, yearly = once_saving(dossier.cost), year_saving(dossier.cost)
    if found is None or once is None or yearly is None:
        return None
    return papers.CostSheet(
        agency=subject.authority,
        place="",
        day=today,
        procedure=subject,
        wage_source=_wage(found.now.applicant),
        formula=found.formula,
        now=tuple(_lines(found.now, dossier.procedure)),
        after=tuple(_lines(found.after, dossier.proposal.after)),
        once=once,
        yearly=yearly,
        signatures=(
            papers.Signature(("Người lập biểu",)),
            papers.Signature(("Thủ trưởng đơn vị",)),
        ),
        remarks=tuple(_remarks(found)),
    )


def once_saving(cost: Cost) -> papers.Saving | None:
    """What one average performance costs now and after; None where it is not known."""
    found = cost.comparison
    return _saving(found.now.applicant.unit, found.after.applicant.unit) if found else None


def year_saving(cost: Cost) -> papers.Saving | None:
    """What a year costs applicants now and after; None where it is not known."""
    found = cost.comparison
    return _saving(found.now.applicant.annual, found.after.applicant.annual) if found else None


def _saving(now: Money | None, after: Money | None) -> papers.Saving | None:
    if now is None or after is None:
        return None
    saved = now.mid - after.mid
    return papers.Saving(now.mid, after.mid, saved, percent(saved, now.mid))


def _wage(account: Account) -> str:
    wage = account.wage
    return f"{_grouped(wage.mid)} đồng/giờ ({wage.source})" if wage else ""


def _lines(sheet: Sheet, procedure: Procedure) -> Iterator[papers.CostLine]:
    times = sheet.times_per_year.mid if sheet.times_per_year else _ONCE
    subjects = sheet.subjects.mid if sheet.subjects else Decimal(0)
    wage = sheet.applicant.wage
    for line in sheet.applicant.lines:
        cost = line.cost.mid if line.cost else 0
        yield papers.CostLine(
            task=_task(line, procedure),
            manner=_manner(line),
            hours=line.hours.mid if line.hours else None,
            wage=wage.mid if line.hours and wage else None,
            advisory=None,
            fees_and_other=whole(line.other.mid) if line.other else None,
            times_per_year=times,
            subjects_per_year=subjects,
            per_performance=cost,
            yearly=whole(cost * times * subjects),
            note=_note(line),
        )


def _task(line: Line, procedure: Procedure) -> str:
    """What is done, and for what: a fee by its own name, work by that of what it is tied to."""
    name = _name(procedure, line.element if line.is_fee else line.tied_to or "")
    if line.is_fee:
        return name or "Phí, lệ phí"
    label = task_label(line.task).vi
    return f"{label}: {name}" if name else label


def _name(procedure: Procedure, path: str) -> str:
    part, _, key = element_of(path).partition("/") if path else ("", "", "")
    for item in getattr(procedure, part, None) or () if key else ():
        if getattr(item, "id", None) == key:
            return str(getattr(item, "name", None) or "")
    return ""


def _manner(line: Line) -> str:
    ways = ", ".join(channel_label(each).vi for each in line.channels)
    share = line.channel_percent
    return f"{ways} ({_plain(share)} %)" if ways and share not in (None, _ALL) else ways


def _note(line: Line) -> str:
    told = []
    if line.frequency is not None:
        often = line.frequency
        told.append(f"Bình quân {_plain(often.mid)} lần mỗi lần thực hiện ({often.source})")
    figure = line.hours or line.other
    if figure is not None:
        told.append(f"Nguồn: {figure.source}")
    return "; ".join(told)


def _remarks(found: Comparison) -> Iterator[str]:
    sheet, saved = found.now, found.saving
    if sheet.subjects is not None:
        yield f"Số đối tượng tuân thủ một năm theo: {sheet.subjects.source}."
    if saved is not None and saved.low != saved.high:
        low, high = sorted((saved.low, saved.high))
        yield f"Mức tiết kiệm một năm trong khoảng {_grouped(low)} đến {_grouped(high)} đồng."
    if sheet.unverified:
        yield "Có số liệu chưa được đối chiếu với nguồn: " + ", ".join(sheet.unverified) + "."


def _grouped(number: Decimal | int) -> str:
    """A number in the Vietnamese manner.

    >>> _grouped(1542000), _grouped(Decimal("60000.5"))
    ('1.542.000', '60.000,5')
    """
    return f"{Decimal(number):,f}".translate(str.maketrans(",.", ".,"))


def _plain(number: Decimal | None) -> str:
    """A number without thousands, without trailing zeros.

    >>> _plain(Decimal("40.50"))
    '40,5'
    """
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")
