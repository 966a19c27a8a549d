"""Which view each kind of paper has, and the name of its form."""

from collections.abc import Callable, Mapping
from typing import Any

from registry.papers.lists import procedure_list, publication_decision
from registry.papers.options import draft_decision, option_annex, submission
from registry.papers.plans import review_plan
from registry.papers.poster import poster
from registry.papers.sheets import cost_sheet, review_sheet
from registry.papers.values import (
    CostSheet,
    DraftDecision,
    OptionAnnex,
    Paper,
    Poster,
    ProcedureList,
    PublicationDecision,
    ReviewPlan,
    ReviewSheet,
    Submission,
)
from registry.papers.view import View

# Any: the argument is of the kind that stands beside it
_VIEWS: Mapping[type[Paper], tuple[str, Callable[[Any], View]]] = {
    ReviewPlan: ("review-plan", review_plan),
    ReviewSheet: ("review-sheet", review_sheet),
    CostSheet: ("cost-sheet", cost_sheet),
    OptionAnnex: ("option-annex", option_annex),
    Submission: ("submission", submission),
    DraftDecision: ("draft-decision", draft_decision),
    ProcedureList: ("procedure-list", procedure_list),
    PublicationDecision: ("publication-decision", publication_decision),
    Poster: ("poster", poster),
}
FORMS = tuple(form for form, _ in _VIEWS.values())


def form_of(paper: Paper) -> str:
    """The key of the form that a paper is printed on."""
    return _VIEWS[type(paper)][0]


def view_of(paper: Paper) -> View:
    """What the form of a paper shows of printable values."""
    return _VIEWS[type(paper)][1](paper)
