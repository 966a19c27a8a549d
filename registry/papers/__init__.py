"""Official papers from values: plans, sheets, options, submissions, decisions, lists.

A pure renderer: values in, bytes of a DOCX, XLSX or PDF out, on forms that staff can replace.
"""

from registry.papers.canonical import data_hash
from registry.papers.errors import FormUnknown, PaperError, PaperInconsistent, TemplateBroken
from registry.papers.press import FORMATS, Press
from registry.papers.stamp import data_hash_of
from registry.papers.templates import Form, Templates, load_templates
from registry.papers.values import (
    Amendment,
    Answer,
    Change,
    CostLine,
    CostSheet,
    DraftDecision,
    Letterhead,
    ListedProcedure,
    Option,
    OptionAnnex,
    Paper,
    PartReview,
    PlanItem,
    Poster,
    ProcedureList,
    PublicationDecision,
    PublishedEntry,
    Questionnaire,
    ReviewPlan,
    ReviewSheet,
    Saving,
    Section,
    Signature,
    Subject,
    Submission,
)
from registry.papers.viewing import form_of

__all__ = [
    "FORMATS",
    "Amendment",
    "Answer",
    "Change",
    "CostLine",
    "CostSheet",
    "DraftDecision",
    "Form",
    "FormUnknown",
    "Letterhead",
    "ListedProcedure",
    "Option",
    "OptionAnnex",
    "Paper",
    "PaperError",
    "PaperInconsistent",
    "PartReview",
    "PlanItem",
    "Poster",
    "Press",
    "ProcedureList",
    "PublicationDecision",
    "PublishedEntry",
    "Questionnaire",
    "ReviewPlan",
    "ReviewSheet",
    "Saving",
    "Section",
    "Signature",
    "Subject",
    "Submission",
    "TemplateBroken",
    "Templates",
    "data_hash",
    "data_hash_of",
    "form_of",
    "load_templates",
]
