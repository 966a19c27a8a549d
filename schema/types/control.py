"""Inspections of procedure control and initiatives as clients see them."""

import datetime
from typing import TypeAlias

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry import control
from schema.types.connections import Connection
from schema.types.finding import ProcedureName
from schema.types.reference import Authority

BEGUN = " For a new one: how many the authority has begun."
CORRECTS = "The number of the entry that is said anew; null: nothing is corrected."


@strawberry.type(description="That something recorded was said anew.")
class ControlCorrection:
    by: str = field(description="Who did.")
    at: datetime.datetime = field(description="When.")
    reason: str = field(description="Why.")
    before: JSON = field(description="What it said before, field by field.")


@strawberry.type(description="That something was mended.")
class InspectionFollowUp:
    number: int = field(description="The number of its entry.")
    done_on: datetime.date = field(description="The day.")
    evidence: str = field(description="What shows it.")
    by: str = field(description="Who recorded it.")
    corrections: list[ControlCorrection] = field(description="What it said before.")


@strawberry.type(description="What an inspection found.")
class InspectionFinding:
    number: int = field(description="The number of its entry.")
    subject: control.InspectionSubject = field(description="What it is about.")
    words: str = field(description="What was found.")
    mend: str = field(description="What is to be mended.")
    by_whom: str = field(description="By whom.")
    due: datetime.date = field(description="The last day by which.")
    standing: control.Mending = field(description="Where it stands today.")
    follow_up: InspectionFollowUp | None = field(description="That it was mended; null: not yet.")
    corrections: list[ControlCorrection] = field(description="What it said before.")


@strawberry.type(description="An inspection of procedure control.")
class Inspection:
    number: int = field(description="Its number.")
    plan: int = field(description="The number of the entry that planned it.")
    authority: Authority = field(description="Who inspects.")
    year: int = field(description="The year.")
    unit: str = field(description="The unit that is inspected.")
    subjects: list[control.InspectionSubject] = field(description="What for.")
    notice: control.InspectionNotice = field(description="Of the year's plan or at short notice.")
    starts: datetime.date = field(description="The first day.")
    ends: datetime.date = field(description="The last day.")
    revision: int = field(description="How many entries it has.")
    findings: list[InspectionFinding] = field(description="What was found.")
    corrections: list[ControlCorrection] = field(description="What its plan said before.")
    may_record: bool = field(description="Whether the viewer may add to it.")


@strawberry.type(description="That another unit does the same.")
class InitiativeReuse:
    number: int = field(description="The number of its entry.")
    authority: Authority = field(description="Whose controller recorded it.")
    unit: str = field(description="The unit.")
    on: datetime.date = field(description="Since when.")
    by: str = field(description="Who recorded it.")
    corrections: list[ControlCorrection] = field(description="What it said before.")


@strawberry.type(description="An initiative: what somebody made better.")
class Initiative:
    number: int = field(description="Its number.")
    entry: int = field(description="The number of the entry that recorded it.")
    authority: Authority = field(description="Whose controller recorded it.")
    title: str = field(description="What it is called.")
    by_whom: str = field(description="Whose it is.")
    unit: str = field(description="The unit they are of.")
    problem: str = field(description="What was wrong.")
    done: str = field(description="What was done.")
    on: datetime.date = field(description="Since when.")
    procedures: list[ProcedureName] = field(description="The procedures it touches.")
    effect: str | None = field(description="The effect that was measured; null: none was.")
    effect_source: str | None = field(description="Where that is from.")
    revision: int = field(description="How many entries it has.")
    reuses: list[InitiativeReuse] = field(description="Other units that do the same.")
    corrections: list[ControlCorrection] = field(description="What it said before.")


@strawberry.type(description="Inspections, the newest year first.")
class InspectionConnection(Connection[Inspection]):
    overdue: int = field(description="Findings in all of them that are overdue.")


@strawberry.type(description="Initiatives, the newest first.")
class InitiativeConnection(Connection[Initiative]):
    pass


@strawberry.type(description="What was recorded of an inspection.")
class RecordInspectionSuccess:
    number: int = field(description="The number of the inspection.")
    entry: int = field(description="The number of the new entry.")
    revision: int = field(description="The revision of the inspection.")


@strawberry.type(description="What was recorded of an initiative.")
class RecordInitiativeSuccess:
    number: int = field(description="The number of the initiative.")
    entry: int = field(description="The number of the new entry.")
    revision: int = field(description="The revision of the initiative.")


@strawberry.type(description="An authority for which the viewer may record, and what it has begun.")
class ControlAuthority:
    authority: Authority = field(description="The authority.")
    inspections: int = field(description="How many inspections it has planned here.")
    initiatives: int = field(description="How many initiatives it has recorded here.")


Corrections: TypeAlias = tuple[control.Correction, ...]


def shown_corrections(found: Corrections) -> list[ControlCorrection]:
    return [
        ControlCorrection(
            by=each.by, at=each.at, reason=each.reason, before=JSON(dict(each.before))
        )
        for each in found
    ]


def shown_finding(one: control.InspectionFinding) -> InspectionFinding:
    done = one.follow_up
    return InspectionFinding(
        number=one.number,
        subject=one.subject,
        words=one.words,
        mend=one.mend,
        by_whom=one.by_whom,
        due=one.due,
        standing=one.standing,
        follow_up=InspectionFollowUp(
            number=done.number,
            done_on=done.done_on,
            evidence=done.evidence,
            by=done.by,
            corrections=shown_corrections(done.corrections),
        )
        if done
        else None,
        corrections=shown_corrections(one.corrections),
    )
