"""The official papers of a case as values, to be printed on the forms of `registry.papers`.

Nothing is invented: what the dossier does not hold (the number of a paper, its place, who signs,
the cost where no sheet was made) stays blank on the paper, to be filled in by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from registry import papers
from registry.procedure.differences import Difference, in_words, part_label
from registry.procedure.model import Procedure
from registry.procedure.paths import element_of
from registry.review.cost_paper import cost_sheet, year_saving
from registry.review.dossier import Dossier
from registry.review.findings import Finding
from registry.review.measure import Measure
from registry.review.proposals.proposal import OVER, ToAmend
from registry.review.questionnaires import questionnaires
from registry.review.words import outcomes

Printer = Callable[[Dossier, str, date], papers.Paper | None]
_DECREE = "Nghị định số 63/2010/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính"
_AMENDED = "Nghị định số 92/2017/NĐ-CP của Chính phủ"


def review_sheet(dossier: Dossier, agency: str, today: date) -> papers.ReviewSheet:
    """02/RS: part by part what is, what was found, and what is proposed."""
    return papers.ReviewSheet(
        agency=agency,
        place="",
        day=today,
        procedure=_subject(dossier, agency),
        parts=tuple(_part(dossier, change) for change in dossier.proposal.changes),
        questionnaires=questionnaires(dossier.forms),
        conclusion=_conclusion(dossier),
        signatures=(papers.Signature(("Người rà soát",)), papers.Signature(("Thủ trưởng đơn vị",))),
    )


def option_annex(dossier: Dossier, agency: str, today: date) -> papers.OptionAnnex:  # noqa: ARG001
    """The annex of a decision or a submission: contents, reasons, texts to amend."""
    return papers.OptionAnnex(
        title=f"Phương án đơn giản hóa thủ tục hành chính «{dossier.procedure.name}»",
        attached_to="",
        options=(_option(dossier, agency),),
        total=year_saving(dossier.cost),
    )


def submission(dossier: Dossier, agency: str, today: date) -> papers.Submission:
    """Tờ trình: asks the approver to decide."""
    return papers.Submission(
        letterhead=papers.Letterhead(issuer=agency, symbol="TTr", place="", day=today),
        subject=f"về phương án đơn giản hóa thủ tục «{dossier.procedure.name}»",
        addressee="Người có thẩm quyền phê duyệt",
        grounds=(f"Căn cứ {_DECREE};", f"Căn cứ {_AMENDED};"),
        sections=(
            papers.Section("Lý do rà soát", (dossier.summary.case.reason,)),
            papers.Section("Nội dung phương án", tuple(_contents(dossier))),
        ),
        options=(_option(dossier, agency),),
        total=year_saving(dossier.cost),
        request=("Kính trình xem xét, thông qua phương án nêu trên.",),
        attachments=("Biểu mẫu rà soát", "Phương án đơn giản hóa", "Dự thảo Quyết định"),
        recipients=("Như trên", "Lưu: VT"),
        signature=papers.Signature(("Thủ trưởng đơn vị",)),
    )


def draft_decision(dossier: Dossier, agency: str, today: date) -> papers.DraftDecision:
    """Dự thảo quyết định: approves the options; it abolishes nothing by itself."""
    return papers.DraftDecision(
        letterhead=papers.Letterhead(issuer=agency, symbol="QĐ", place=""),
        subject=f"Về việc thông qua phương án đơn giản hóa thủ tục «{dossier.procedure.name}»",
        decided_by="NGƯỜI CÓ THẨM QUYỀN",
        grounds=(f"Căn cứ {_DECREE};", f"Căn cứ {_AMENDED};"),
        articles=(
            ("Thông qua phương án đơn giản hóa thủ tục hành chính tại Phụ lục kèm theo.",),
            (
                "Các đơn vị được giao soạn thảo sửa đổi, bổ sung các văn bản nêu tại Phụ lục; "
                "quy định hiện hành được áp dụng cho đến khi văn bản sửa đổi có hiệu lực.",
            ),
            ("Quyết định này có hiệu lực kể từ ngày ký.",),
        ),
        recipients=("Như Điều 2", "Lưu: VT"),
        signature=papers.Signature(("Người có thẩm quyền",)),
        annex=option_annex(dossier, agency, today),
    )


def cost_paper(dossier: Dossier, agency: str, today: date) -> papers.CostSheet | None:
    """03/SCM: the cost line by line; None where what a year costs is not known."""
    return cost_sheet(dossier, _subject(dossier, agency), today)


# None where the dossier does not hold what the paper is about.
PAPERS: Mapping[str, Printer] = {
    "review-sheet": review_sheet,
    "cost-sheet": cost_paper,
    "option-annex": option_annex,
    "submission": submission,
    "draft-decision": draft_decision,
}


def _subject(dossier: Dossier, agency: str) -> papers.Subject:
    one = dossier.summary.case
    return papers.Subject(
        code=one.code,
        name=dossier.procedure.name,
        authority=agency,
        field=dossier.procedure.field or "",
        edition=one.edition,
    )


def _option(dossier: Dossier, agency: str) -> papers.Option:
    return papers.Option(
        procedure=_subject(dossier, agency),
        changes=tuple(
            papers.Change(in_words(change).vi, _reason(dossier, change))
            for change in dossier.proposal.changes
        )
        or tuple(papers.Change(each.title, each.reason) for each in _living(dossier)),
        amendments=tuple(_amendment(dossier, each) for each in dossier.proposal.to_amend),
        benefit=year_saving(dossier.cost),
    )


def _amendment(dossier: Dossier, text: ToAmend) -> papers.Amendment:
    said = [
        in_words(change).vi
        for change in dossier.proposal.changes
        if element_of(change.path) in text.elements
    ]
    return papers.Amendment(text.instrument, text.article or "", "; ".join(said))


def _part(dossier: Dossier, change: Difference) -> papers.PartReview:
    path = element_of(change.path)
    texts = [
        " ".join(filter(None, (each.article or "", each.instrument)))
        for each in dossier.proposal.to_amend
        if path in each.elements
    ]
    found = [each.message_vi for each in _findings_on(dossier, path)]
    return papers.PartReview(
        part=part_label(change.part).vi,
        current=_current(dossier.procedure, change),
        legal_basis="\n".join(texts),
        finding="\n".join(found),
        proposal=in_words(change).vi,
        reason=_reason(dossier, change),
        text_to_amend="\n".join(texts),
    )


def _current(procedure: Procedure, change: Difference) -> str:
    part, _, key = element_of(change.path).partition("/")
    for item in getattr(procedure, part, None) or () if key else ():
        if getattr(item, "id", None) == key:
            return str(getattr(item, "text", None) or getattr(item, "name", ""))
    return "" if change.before is None else str(change.before)


def _findings_on(dossier: Dossier, path: str) -> Sequence[Finding]:
    """The findings that the measures answer and that are about this element."""
    answered = {each for measure in _living(dossier) for each in measure.findings}
    return [
        each
        for name, each in dossier.findings.items()
        if name in answered and element_of(each.element) == path
    ]


def _reason(dossier: Dossier, change: Difference) -> str:
    path = element_of(change.path)
    reasons = [
        measure.reason
        for measure in _living(dossier)
        if path in {element_of(each["path"]) for each in measure.patch}
    ]
    return "\n".join(dict.fromkeys(reasons))


def _contents(dossier: Dossier) -> list[str]:
    return [
        f"{outcomes()[each.outcome].label.vi}: {each.title}. {each.reason}"
        for each in _living(dossier)
    ]


def _conclusion(dossier: Dossier) -> str:
    if not dossier.proposal.changes:
        return "Giữ nguyên quy định."
    return "\n".join(in_words(change).vi for change in dossier.proposal.changes)


def _living(dossier: Dossier) -> Sequence[Measure]:
    return [each for each in dossier.summary.measures if each.state not in OVER]
