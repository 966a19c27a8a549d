"""The plan paper from a plan of the store, to be printed on the form of `registry.papers`.

What the plan does not hold (number and place of the paper, who signs) stays blank, to be filled in
by hand. Source: Nghị định 63/2010/NĐ-CP Điều 30.2.
"""

from collections.abc import Iterator

from registry import papers
from registry.papers.wording import day_in_words
from registry.review.plans.lists import Plan, PlanItem
from registry.review.plans.words import Standing, grounds

_DECREE = "Nghị định số 63/2010/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính"
_AMENDED = "Nghị định số 92/2017/NĐ-CP của Chính phủ"


def plan_paper(plan: Plan, agency: str) -> papers.ReviewPlan:
    """Kế hoạch rà soát of the authority called `agency`; items that were withdrawn are left out."""
    return papers.ReviewPlan(
        letterhead=papers.Letterhead(issuer=agency, symbol="KH", place="", day=plan.decided_on),
        year=plan.year,
        grounds=tuple(_grounds(plan)),
        purposes=(
            "Rà soát, đánh giá sự cần thiết, tính hợp lý, tính hợp pháp và chi phí tuân thủ "
            "của các thủ tục hành chính tại Phụ lục.",
        ),
        items=tuple(_item(each) for each in plan.items if each.standing is not Standing.WITHDRAWN),
        organisation=(
            "Đơn vị chủ trì phối hợp với các đơn vị nêu tại Phụ lục hoàn thành đúng thời hạn.",
            "Kết quả gửi về đơn vị kiểm soát thủ tục hành chính để tổng hợp.",
        ),
        recipients=("Như Phụ lục", "Lưu: VT"),
        signature=papers.Signature(("Thủ trưởng cơ quan",)),
    )


def _grounds(plan: Plan) -> Iterator[str]:
    yield f"Căn cứ {_DECREE};"
    yield f"Căn cứ {_AMENDED};"
    if plan.decision is not None:
        dated = day_in_words(plan.decided_on)
        yield f"Căn cứ Quyết định số {plan.decision} {dated} phê duyệt kế hoạch này;"


def _item(item: PlanItem) -> papers.PlanItem:
    return papers.PlanItem(
        subject=item.name,
        lead=item.lead or "",
        start=item.starts,
        end=item.ends,
        ground=_ground(item),
        product=item.product or "",
        codes=(item.procedure.partition("/")[2],) if item.procedure else (),
        partners=item.partners,
    )


def _ground(item: PlanItem) -> str:
    label = grounds()[item.ground].label.vi if item.ground else ""
    return ": ".join(words for words in (label, item.ground_words) if words)
