"""The plan of a year's review."""

from registry.papers.heads import close, head, joined, lines, numbered, numbered_paper
from registry.papers.values import PlanItem, ReviewPlan
from registry.papers.view import Row, Table, Text, View


def review_plan(paper: ReviewPlan) -> View:
    subject = f"Rà soát, đánh giá thủ tục hành chính năm {paper.year}"
    texts: dict[str, Text] = {
        **head(paper.letterhead),
        "title": f"Kế hoạch rà soát, đánh giá thủ tục hành chính năm {paper.year}",
        "subject": subject,
        "year": str(paper.year),
        "grounds": lines(paper.grounds),
        "purposes": numbered(paper.purposes),
        "organisation": numbered(paper.organisation),
        "attached_to": f"Kèm theo Kế hoạch {numbered_paper(paper.letterhead)}",
        "count": f"{len(paper.items):02}",
        **close(paper.recipients, paper.signature),
    }
    rows = tuple(_plan_row(n, item) for n, item in enumerate(paper.items, 1))
    return View(
        paper.letterhead.day,
        (f"Kế hoạch: {subject}", numbered_paper(paper.letterhead)),
        texts,
        {"plan": Table(rows)},
    )


def _plan_row(n: int, item: PlanItem) -> Row:
    codes = f"Mã: {', '.join(item.codes)}" if item.codes else ""
    return {
        "n": n,
        "subject": joined((item.subject, codes)),
        "lead": item.lead,
        "partners": ";\n".join(item.partners),
        "start": item.start,
        "end": item.end,
        "ground": item.ground,
        "product": item.product,
    }
