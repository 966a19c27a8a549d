"""The review sheet (02/RS) and the cost sheet (03/SCM) of one procedure."""

from collections.abc import Iterable, Sequence

from registry.papers.heads import lines, paragraphs, place_and_day, signatures
from registry.papers.values import (
    CostLine,
    CostSheet,
    Questionnaire,
    ReviewSheet,
    Saving,
    Subject,
)
from registry.papers.view import Row, Table, Text, View


def review_sheet(paper: ReviewSheet) -> View:
    texts: dict[str, Text] = {
        **_head(paper),
        "title": f"Biểu rà soát thủ tục hành chính {paper.procedure.code}",
        "questionnaires": [
            _questionnaire(n, each) for n, each in enumerate(paper.questionnaires, 1)
        ],
        "conclusion": paragraphs(paper.conclusion),
        "signatures": signatures(paper.signatures),
    }
    parts: tuple[Row, ...] = tuple(
        {
            "n": n,
            "part": part.part,
            "current": part.current,
            "legal_basis": part.legal_basis,
            "finding": part.finding,
            "proposal": part.proposal,
            "reason": part.reason,
            "text_to_amend": part.text_to_amend,
        }
        for n, part in enumerate(paper.parts, 1)
    )
    tables = {"parts": Table(parts), "answers": Table(tuple(_answers(paper.questionnaires)))}
    return View(
        paper.day,
        _heading("Biểu rà soát, đánh giá thủ tục hành chính", paper.procedure),
        texts,
        tables,
    )


def _questionnaire(n: int, asked: Questionnaire) -> Text:
    about = f" – {asked.about}" if asked.about else ""
    answers: list[Text] = [
        {
            "number": each.number,
            "question": each.question,
            "answer": each.answer or "(chưa trả lời)",
            "reason": each.reason,
        }
        for each in asked.answers
    ]
    return {
        "heading": f"{n}. Biểu mẫu {asked.form}{about}",
        "answers": answers,
        "stopped": asked.stopped,
    }


def _answers(asked: Iterable[Questionnaire]) -> Iterable[Row]:
    for each in asked:
        for answer in each.answers:
            yield {
                "form": each.form,
                "about": each.about,
                "number": answer.number,
                "question": answer.question,
                "answer": answer.answer,
                "reason": answer.reason,
            }
        if each.stopped:
            yield {"form": each.form, "about": each.about, "question": each.stopped}


def cost_sheet(paper: CostSheet) -> View:
    texts: dict[str, Text] = {
        **_head(paper),
        "title": f"Biểu tính chi phí tuân thủ thủ tục hành chính {paper.procedure.code}",
        "wage_source": paper.wage_source,
        "formula": paper.formula,
        "remarks": lines(paper.remarks),
        "signatures": signatures(paper.signatures),
    }
    now = _cost_table(paper.now, paper.once.before, paper.yearly.before)
    after = _cost_table(paper.after, paper.once.after, paper.yearly.after)
    comparison = Table(
        (
            _saving_row("Chi phí một lần thực hiện", paper.once),
            _saving_row("Chi phí một năm", paper.yearly),
        )
    )
    heading = _heading("Biểu tính chi phí tuân thủ thủ tục hành chính", paper.procedure)
    return View(paper.day, heading, texts, {"now": now, "after": after, "comparison": comparison})


def _cost_table(lines: Sequence[CostLine], once: int, yearly: int) -> Table:
    rows: tuple[Row, ...] = tuple(
        {
            "n": n,
            "task": line.task,
            "manner": line.manner,
            "hours": line.hours,
            "wage": line.wage,
            "advisory": line.advisory,
            "fees_and_other": line.fees_and_other,
            "times": line.times_per_year,
            "subjects": line.subjects_per_year,
            "per_performance": line.per_performance,
            "yearly": line.yearly,
            "note": line.note,
        }
        for n, line in enumerate(lines, 1)
    )
    return Table(rows, ({"task": "Tổng cộng", "per_performance": once, "yearly": yearly},))


def _saving_row(name: str, saving: Saving) -> Row:
    return {
        "measure": name,
        "before": saving.before,
        "after": saving.after,
        "saving": saving.saving,
        "percent": saving.percent,
    }


def _heading(title: str, about: Subject) -> tuple[str, ...]:
    return title, f"{about.code} – {about.name}", f"Cơ quan công bố: {about.authority}"


def _head(paper: ReviewSheet | CostSheet) -> dict[str, Text]:
    about = paper.procedure
    named = (
        ("Tên thủ tục hành chính", about.name),
        ("Mã thủ tục", about.code),
        ("Lĩnh vực", about.field),
        ("Cơ quan công bố", about.authority),
        ("Bản nội dung được rà soát (16 ký tự đầu của mã băm)", about.edition[:16]),
    )
    return {
        "agency": paper.agency.upper(),
        "place_and_day": place_and_day(paper.place, paper.day),
        "about": [{"label": label, "value": value} for label, value in named if value],
    }
