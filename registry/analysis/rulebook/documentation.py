"""The pages made from facts and rules: `docs/facts.md` and `docs/rules.md` (see `make docs`)."""

from collections.abc import Iterable, Iterator

from registry.analysis.catalogue.questions import QUESTIONS, describe_catalogue
from registry.analysis.facts import FACTS
from registry.analysis.rulebook.shipped import load
from rules import Basis, BasisStatus, CheckedRule, Rule

FACTS_FILE = "docs/facts.md"
RULES_FILE = "docs/rules.md"

# How conditions reach the elements of each message.
_REACHED = {
    "Procedure": "the procedure, `p`",
    "Document": "papers, `documents as doc`",
    "Step": "steps, `steps as step`",
    "ChannelEntry": "ways to file, `channels as channel`",
    "Fee": "fees, `fees as fee`",
    "Condition": "conditions, `conditions as condition`",
    "Basis": "legal texts of the whole procedure, `legal_basis as ground`",
    "Result": "results, `results as result`",
    "StatedLimit": "every stated time limit, `limits as limit`",
    "AskedField": "fields of forms, `form_fields as field`",
    "Statistics": "statistics, `p.statistics` (further data)",
    "Release": "publication decisions, `releases as release` (further data)",
    "Baseline": "the limit of a baseline year, `p.baseline` (further data)",
    "Mention": "names of bodies, `district_mentions` or `former_mentions as mention`",
}
_STATUS = {
    BasisStatus.VERIFIED: "",
    BasisStatus.REPORTED: " (reported by a secondary source)",
    BasisStatus.UNVERIFIED: " (**unverified**: to be confirmed by a lawyer, not shown as law)",
}


def facts_page() -> str:
    """What stands in `docs/facts.md`."""
    lines = ["# Facts", "", _FACTS_INTRODUCTION, *_fact_tables(), *_question_tables()]
    return "\n".join(lines) + "\n"


_FACTS_INTRODUCTION = """\
Values that conditions of rules can use beside the keys of the file. Each is one pure Python
function in `registry/analysis/facts/`; this page is made from them by `make docs`. A fact that may
be *not known* is left out when its inputs are not known; a condition that needs it is then *not
evaluated*. What is read from a portal's words (`registry/reference/wording.yaml`) is a suggestion
until a person has set the key itself."""


def _fact_tables() -> Iterator[str]:
    for message, facts in FACTS.items():
        yield from ("", f"## Of {_REACHED[message]}", "", "| fact | type | |", "|---|---|---|")
        for name, fact in facts.items():
            unknown = " May be not known." if fact.may_be_unknown else ""
            yield f"| `{name}` | {fact.type.replace('|', ' or ')} | {fact.says}{unknown} |"


_QUESTIONS_INTRODUCTION = """\
What rules with `over: catalogue` can ask. Each answer is a list of lines, one an element of a
procedure; a value that is not known is left out."""


def _question_tables() -> Iterator[str]:
    yield from ("", "## Over the whole catalogue", "", _QUESTIONS_INTRODUCTION)
    words = describe_catalogue().words
    for name, question in QUESTIONS.items():
        yield from ("", f"### `{name}`", "", f"{question.says[:1].upper()}{question.says[1:]}.", "")
        yield from ("| value | type | |", "|---|---|---|")
        for value, known in question.values.items():
            found = words.get(known.type.removeprefix("word<").removesuffix(">"))
            told = ", ".join(f"`{word}`" for word in found) if found else known.type
            yield f"| `{value}` | {told} | {known.says} |"


def rules_page() -> str:
    """What stands in `docs/rules.md`."""
    rules = [checked.rule for checked in load().rules]
    lines = ["# Rules", "", _RULES_INTRODUCTION.format(count=len(rules)), "", *_overview(rules)]
    return "\n".join([*lines, *(line for rule in load().rules for line in _rule(rule))]) + "\n"


_RULES_INTRODUCTION = """\
The {count} rules that are shipped (`rules/sets/`), made from their files by `make docs`. A finding
is a question to a legal reviewer, never a decision. Grounds out of force are no grounds, so what a
rule says depends on the day."""


def _overview(rules: Iterable[Rule]) -> Iterator[str]:
    yield from ("| rule | | severity | status |", "|---|---|---|---|")
    for rule in rules:
        link = f"[{rule.id}](#{rule.id.lower()})"
        yield f"| {link} | {rule.title.en} · {rule.title.vi} | {rule.severity} | {rule.status} |"


def _rule(checked: CheckedRule) -> Iterator[str]:
    rule = checked.rule
    yield from ("", f"## {rule.id}", "", f"**{rule.title.en}** · {rule.title.vi}", "")
    yield f"Severity {rule.severity}, criterion {rule.criterion}, version {rule.version}."
    yield from ("", "Holds for " + (f"`{rule.each}`" if rule.each else "the procedure") + " when")
    yield from ("", "```cel", rule.when.rstrip(), "```", "")
    if rule.unsure is not None:
        yield f"At most {rule.unsure.severity}, as a suggestion, when `{rule.unsure.when}`."
        yield ""
    yield from (f"- Ground: {_ground(basis)}" for basis in rule.basis)
    yield from (f"- Not a fault: {words}" for words in rule.false_positives.en)
    yield from (f"- Suggested: `{each.op} {each.path}`" for each in rule.remedy)


def _ground(basis: Basis) -> str:
    article = f", {basis.article}" if basis.article else ""
    days = [f"from {basis.from_}" if basis.from_ else "", f"to {basis.to}" if basis.to else ""]
    span = " ".join(day for day in days if day)
    return f"{basis.instrument}{article}{f', {span}' if span else ''}{_STATUS[basis.status]}"
