"""Control work that is recorded and stays: inspections with their follow-up, and initiatives."""

from registry.control.entries import Correction
from registry.control.initiatives import (
    Effect,
    Initiative,
    InitiativeDraft,
    ProcedureRef,
    Reuse,
    ReuseDraft,
    initiatives,
    neither_nor_both,
    record_initiative,
)
from registry.control.inspections import (
    FindingDraft,
    FollowUp,
    FollowUpDraft,
    Inspection,
    InspectionFinding,
    InspectionPlanDraft,
    inspections,
    not_one_entry,
    record_inspection,
)
from registry.control.recording import Recorded
from registry.control.words import InspectionNotice, InspectionSubject, Mending, labels

__all__ = [
    "Correction",
    "Effect",
    "FindingDraft",
    "FollowUp",
    "FollowUpDraft",
    "Initiative",
    "InitiativeDraft",
    "Inspection",
    "InspectionFinding",
    "InspectionNotice",
    "InspectionPlanDraft",
    "InspectionSubject",
    "Mending",
    "ProcedureRef",
    "Recorded",
    "Reuse",
    "ReuseDraft",
    "initiatives",
    "inspections",
    "labels",
    "neither_nor_both",
    "not_one_entry",
    "record_initiative",
    "record_inspection",
]
