"""The page made from the review's data: `docs/review.md` (see `make docs`)."""

from collections.abc import Iterator

from registry.review.editing.changes import changes, expected
from registry.review.editing.elements import label_of
from registry.review.feedback import acts as feedback_acts
from registry.review.feedback import clocks
from registry.review.forms import forms
from registry.review.ledger import labels
from registry.review.ledger.columns import groups, outside
from registry.review.machine import Need, Of, State, Transition, states, transitions
from registry.review.plans import grounds, parts
from registry.review.words import outcomes, reasons

REVIEW_FILE = "docs/review.md"
_INTRODUCTION = """\
# The review: from the year's plan to the law in force

Made by `make docs` from `registry/review/machine.yaml`, `outcomes.yaml`, `reasons.yaml` and the
files of editing, the ledger, plans, forms and feedback: what is drawn here is what the program
does. A state belongs to the case until it is proposed, then to each of its measures; a case shows
the state of its least advanced measure. An approval ends nothing: a procedure ends when the text
that sets it is changed and in force (Nghị định 63/2010/NĐ-CP Điều 27-31).

Every act needs a role within the authority of the procedure, the revision that was looked at, and a
key that makes it happen once. Whoever wrote what is proposed neither checks nor approves it."""
_CONSEQUENCES = """
## What a proposal brings

Content under review and content after are judged on the day by the same rules, as `gon load`
judges files: with the facts, and with what the file holds back. Rules over the whole catalogue are
left out, since what they find depends on other procedures.

- A finding is *solved* when it is gone and its rule has an answer; where the rule has none any more
  it *remains*. A rule that tells one of several papers tells the next once the first is gone: that
  is the same finding, moved.
- A finding is *new* when it is there only afterwards. `no-new-findings` refuses a proposal with a
  new one of severity medium or worse until `accept_consequence` says why it is right. Rules on
  trial find `info` at most, so they refuse nothing, and neither does what the file holds back.
- *Neighbours* are procedures that ask for a paper that is not given here any more (and whether
  others give it), name an abolished procedure as related, or adapt it."""
_NEEDS = {
    Need.WORDS: "a reason",
    Need.DOCUMENT: "number and date of the document",
    Need.INSTRUMENT: "the legal text, its date, when it takes effect, its last day if temporary",
}


def review_page() -> str:
    """What stands in `docs/review.md`."""
    lines = [_INTRODUCTION, "", "## The states", ""]
    lines += _drawing(Of.CASE, "A case") + _drawing(Of.MEASURE, "A measure")
    lines += ["| state | Vietnamese | English | who | document |", "|---|---|---|---|---|"]
    lines += [_state_row(each) for each in states().values()]
    lines += ["", "## The acts", ""]
    lines += ["| act | from | to | who | guards | what must be said |", "|---|---|---|---|---|---|"]
    lines += [_act_row(each) for each in transitions().values()]
    lines.append(_CONSEQUENCES)
    lines += [
        "",
        "## Outcomes of a measure",
        "",
        "| code | Vietnamese | English |",
        "|---|---|---|",
    ]
    lines += [f"| `{o.code}` | {o.label.vi} | {o.label.en} |" for o in outcomes().values()]
    lines += _changes()
    lines += ["", "## Reasons to dismiss a finding", ""]
    lines += ["| code | Vietnamese | English | counts against the rule |", "|---|---|---|---|"]
    lines += [
        f"| `{r.code}` | {r.label.vi} | {r.label.en} | {'yes' if r.says_wrong else 'no'} |"
        for r in reasons().values()
    ]
    lines += [*_ledger(), *_plans(), *_forms(), *_feedback()]
    return "\n".join(lines) + "\n"


def _ledger() -> Iterator[str]:
    """From `ledger/columns.yaml`."""
    yield from ("", "## The reform ledger", "")
    yield "What each measure saves in a year stands in columns, each a part of the one before it;"
    yield "how it is worked out: [what a procedure costs](cost.md#the-reform-ledger). Measures in"
    yield "force can be measured: `record_measurement` (`controller`) keeps the dossiers of a"
    yield "period, what one of them takes less, and the source."
    yield from ("", "| column | Vietnamese | English | furthest column of a measure that is |")
    yield "|---|---|---|---|"
    for column, label in labels().items():
        inside = [
            f"`{state}`{' (over)' if group.is_over else ''}"
            for state, group in groups().items()
            if group.column is column
        ]
        found = ", ".join(inside) or "in force, and was measured"
        yield f"| `{column.value}` | {label.vi} | {label.en} | {found} |"
    left = ", ".join(f"`{state}`" for state in sorted(outside()))
    yield from ("", f"In no column: {left}, and what was never proposed.")


def _changes() -> Iterator[str]:
    """From `editing/changes.yaml`."""
    yield from ("", "## What a measure may change", "")
    yield "`writeOperation` makes one of these changes of an element; which values it takes is that"
    yield "of the key in the model of the format."
    yield from ("", "| change | Vietnamese | English | of | value |", "|---|---|---|---|---|")
    for each in changes().values():
        of = ", ".join(label_of(part).en.lower() for part in each.parts)
        value = ", ".join(f"`{word}`" for word in each.words) or expected(each.asks).en
        yield f"| `{each.code}` | {each.label.vi} | {each.label.en} | {of} | {value} |"


def _plans() -> Iterator[str]:
    """From `plans/plan.yaml`."""
    yield from ("", "## The year's plan", "")
    named = ", ".join(each.label.en for each in parts())
    yield f"An item names a procedure or a group, and before the approval: {named}."
    yield "A procedure's item has its case from the start; the approval plans all of them. The"
    yield "decision is due before 31 January of the year; a later day is told of, not refused."
    yield "Plans are made at `/plans` from what the data suggest, changed, approved and printed."
    yield "The last days are downloaded as a calendar (`/plans/{number}/deadlines.ics`) by people"
    yield "who are signed in, and by programs with a token in the header `Authorization`. No token"
    yield "stands in an address: calendars that only know an address cannot subscribe."
    yield from ("", "| ground | Vietnamese | English | must name |", "|---|---|---|---|")
    for ground in grounds().values():
        needed = ground.words_label.en if ground.needs_words else "—"
        yield f"| `{ground.code}` | {ground.label.vi} | {ground.label.en} | {needed} |"


def _forms() -> Iterator[str]:
    """From `forms/*.yaml`."""
    yield from ("", "## The review forms", "")
    yield "What the data suggest is no answer until a person sends it back; costs are finished when"
    yield "no question is left. A form is a file with a version that staff can replace."
    yield from (
        "",
        "| form | filled in for | questions | stops at | awaits |",
        "|---|---|---|---|---|",
    )
    for form in forms().values():
        stops = ", ".join(each.number for each in form.questions if each.stops) or "—"
        count = len({each.number for each in form.questions})
        about = form.about.value
        yield f"| {form.title.en} | each {about} | {count} | {stops} | {form.awaits.en} |"


def _feedback() -> Iterator[str]:
    """From `feedback/feedback.yaml`."""
    yield from (
        "",
        "## Feedback",
        "",
        "| act | from | to | what must be said |",
        "|---|---|---|---|",
    )
    for act in feedback_acts().values():
        sources, needs = sorted(act.sources), ", ".join(sorted(act.needs)) or "—"
        yield f"| `{act.act}` | {', '.join(sources)} | {act.target or '—'} | {needs} |"
    names = "; ".join(f"`{each.code}`: {each.label.en}" for each in clocks().values())
    yield from ("", f"Clocks: {names}.")


def _drawing(of: Of, title: str) -> list[str]:
    return [f"### {title}", "", "```mermaid", "stateDiagram-v2", *_arrows(of), "```", ""]


def _arrows(of: Of) -> Iterator[str]:
    for each in transitions().values():
        if each.of is of:
            for source in sorted(each.sources, key=lambda code: (states()[code].rank, code)):
                by = "by date" if each.is_dated else each.act
                yield f"    {source} --> {each.target}: {by}"


def _state_row(state: State) -> str:
    document = state.document.en if state.document else "—"
    label = state.label
    return f"| `{state.code}` | {label.vi} | {label.en} | {state.actor.en} | {document} |"


def _act_row(each: Transition) -> str:
    who = f"`{each.role.value}`" if each.role else f"by date (`{each.on or each.after}`)"
    guards = ", ".join(f"`{name}`" for name in each.guards) or "—"
    needs = "; ".join(words for need, words in _NEEDS.items() if need in each.needs) or "—"
    sources = ", ".join(f"`{code}`" for code in sorted(each.sources))
    return f"| `{each.act}` | {sources} | `{each.target}` | {who} | {guards} | {needs} |"
