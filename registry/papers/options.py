"""The options of a review: as an annex, in a submission, and in the decision that approves them."""

from collections.abc import Sequence

from registry.papers.heads import article, close, head, lines, numbered, numbered_paper, paragraphs
from registry.papers.values import (
    Amendment,
    DraftDecision,
    Option,
    OptionAnnex,
    Saving,
    Submission,
)
from registry.papers.view import Row, Table, Text, View
from registry.papers.wording import grouped, percent, roman

_TO_BE_FOUND = "(điều, khoản: cần xác định)"


def option_annex(paper: OptionAnnex) -> View:
    return View(
        None,
        (paper.title, paper.attached_to),
        {"title": paper.title, **_annex_texts(paper)},
        {"summary": _summary(paper.options, paper.total)},
    )


def _annex_texts(paper: OptionAnnex) -> dict[str, Text]:
    return {
        "annex_title": paper.title,
        "attached_to": paper.attached_to,
        "options": [_option(n, option) for n, option in enumerate(paper.options, 1)],
        "total": _benefit(paper.total),
    }


def _option(n: int, option: Option) -> Text:
    changes: list[Text] = [
        {"content": paragraphs(change.content), "reason": paragraphs(change.reason)}
        for change in option.changes
    ]
    return {
        "heading": f"{n}. {option.procedure.name} – Mã thủ tục: {option.procedure.code}",
        "changes": changes,
        "amendments": _amendments(option.amendments),
        "schedule": _open_ended(option.schedule),
        "benefit": _benefit(option.benefit),
    }


def _amendments(amendments: Sequence[Amendment]) -> list[Text]:
    """A line for each text to amend; those whose provision is yet to be found share one where the
    same is to change in them, for it would be said again for each.
    """
    shared: dict[tuple[str, str, str], list[str]] = {}
    for each in amendments:
        place = f"{each.provision} {each.instrument}" if each.provision else ""
        alike = shared.setdefault((place, each.change, each.amended_by), [])
        alike.append(each.instrument)
    return [
        _amendment(place or f"{'; '.join(texts)} {_TO_BE_FOUND}", change, amended_by)
        for (place, change, amended_by), texts in shared.items()
    ]


def _amendment(where: str, change: str, amended_by: str) -> str:
    by = f" (thẩm quyền ban hành: {amended_by})" if amended_by else ""
    return f"{where[:1].upper()}{where[1:]}: {_open_ended(change)}{by}"


def _open_ended(text: str) -> str:
    """A text without the full stop that the form sets itself."""
    return text.rstrip(" .;\n")


def _benefit(saving: Saving | None) -> list[Text]:
    if saving is None:
        return ["Chi phí tuân thủ: chưa tính"]
    word = "tiết kiệm" if saving.saving >= 0 else "tăng thêm"
    return [
        f"Chi phí tuân thủ trước khi đơn giản hóa: {grouped(saving.before)} đồng/năm",
        f"Chi phí tuân thủ sau khi đơn giản hóa: {grouped(saving.after)} đồng/năm",
        f"Chi phí {word}: {grouped(abs(saving.saving))} đồng/năm",
        f"Tỷ lệ cắt giảm chi phí: {percent(saving.percent)}",
    ]


def _summary(options: Sequence[Option], total: Saving | None) -> Table:
    rows: tuple[Row, ...] = tuple(
        {
            "n": n,
            "code": option.procedure.code,
            "name": option.procedure.name,
            "named": f"{option.procedure.name}\n{option.procedure.code}",
            "content": "\n".join(change.content for change in option.changes),
            **_figures(option.benefit),
        }
        for n, option in enumerate(options, 1)
    )
    return Table(rows, ({"name": "Tổng cộng", "named": "Tổng cộng", **_figures(total)},))


def _figures(saving: Saving | None) -> Row:
    """Empty cells where no cost was worked out: never a zero."""
    if saving is None:
        return dict.fromkeys(("before", "after", "saving", "percent"))
    return {
        "before": saving.before,
        "after": saving.after,
        "saving": saving.saving,
        "percent": saving.percent,
    }


def submission(paper: Submission) -> View:
    texts: dict[str, Text] = {
        **head(paper.letterhead),
        "title": f"Tờ trình {paper.subject}",
        "subject": paper.subject,
        "addressee": paper.addressee,
        "grounds": lines(paper.grounds),
        "sections": [
            {
                "heading": f"{roman(n)}. {section.heading.upper()}",
                "paragraphs": lines(section.paragraphs),
            }
            for n, section in enumerate(paper.sections, 1)
        ],
        "options_numeral": roman(len(paper.sections) + 1),
        "request_numeral": roman(len(paper.sections) + 2),
        "request": lines(paper.request),
        "attachments": numbered(paper.attachments),
        "count": f"{len(paper.options):02}",
        "total": _benefit(paper.total),
        **close(paper.recipients, paper.signature),
    }
    heading = (f"Tờ trình: {paper.subject}", numbered_paper(paper.letterhead))
    return View(
        paper.letterhead.day, heading, texts, {"summary": _summary(paper.options, paper.total)}
    )


def draft_decision(paper: DraftDecision) -> View:
    texts: dict[str, Text] = {
        **head(paper.letterhead),
        "title": f"Quyết định {paper.subject}",
        "subject": paper.subject,
        "decided_by": paper.decided_by,
        "grounds": lines(paper.grounds),
        "articles": [article(n, each) for n, each in enumerate(paper.articles, 1)],
        **_annex_texts(paper.annex),
        **close(paper.recipients, paper.signature),
    }
    heading = (f"Dự thảo Quyết định: {paper.subject}", numbered_paper(paper.letterhead))
    return View(
        paper.letterhead.day,
        heading,
        texts,
        {"summary": _summary(paper.annex.options, paper.annex.total)},
    )
