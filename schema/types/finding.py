"""Findings and the rules that make them."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry.actors import Role
from registry.procedure.place_words import PlaceWords
from registry.procedure.vocabulary import Register
from registry.review.status import Decision
from registry.review.status import Status as FindingStatus
from rules import BasisStatus, Confidence, Criterion, Severity, Status, Text
from schema.context import Info
from schema.enums import DismissalReason, FeedbackState, Language, in_language
from schema.paging import Asked, Paged
from schema.types.node import Node
from schema.types.reference import Authority
from schema.types.suppression import Suppression

if TYPE_CHECKING:
    from schema.types.connections import FindingConnection
    from schema.types.procedure import Procedure

PUBLISHED = "published"  # a state of feedback


@strawberry.type(description="A legal ground of a rule, from a day to a day, both included.")
class LegalGround:
    instrument: str = field(description="The number of the instrument.")
    article: str | None = field(description="The article, clause and point.")
    status: BasisStatus = field(description="How far the text was checked.")
    from_: datetime.date | None = field(name="from", description="The first day in force.")
    to: datetime.date | None = field(description="The last day in force.")


@strawberry.type(description="One operation of a patch.")
class Operation:
    op: str = field(description="remove, set, add, merge or abolish.")
    path: str = field(description="The element it changes, such as `documents/cccd`.")
    value: JSON | None = field(description="The new value, if it needs one.")
    after: str | None = field(default=None, description="The sibling an added one follows.")


def shown_operation(found: Mapping[str, Any]) -> Operation:  # Any: plain data
    return Operation(
        op=found["op"], path=found["path"], value=found.get("value"), after=found.get("after")
    )


@strawberry.type(description="A value that the condition of a rule read.")
class Evidence:
    name: str = field(description="Its dotted name, such as `doc.register`.")
    value: JSON | None = field(description="The value.")


@strawberry.type(description="What a person decided about a finding.")
class Verdict:
    decision: Decision = field(description="The decision.")
    at: datetime.datetime = field(description="When it was made.")
    reason: DismissalReason | None = field(description="The reason of a dismissal.")
    until: datetime.date | None = field(description="The last day it stands.")
    actor: strawberry.Private[str]
    said: strawberry.Private[str]

    @strawberry.field(
        description="The reason in the person's words, which are internal: for signed-in readers."
    )
    def words(self, info: Info) -> str | None:
        return self.said if info.context.actor else None

    @strawberry.field(description="Who decided; shown to signed-in readers only.")
    def by(self, info: Info) -> str | None:
        return self.actor if info.context.actor else None


@strawberry.type(description="An example that a rule is tested with.")
class RuleTest:
    name: str = field(description="What it shows.")
    given: JSON = field(description="The procedure, or the parts of one.")
    expect: list[str] = field(description="The elements that must be found; empty: none.")


@strawberry.type(description="How often a version of a rule is right, by judged findings.")
class RulePrecision:
    version: str = field(description="The version of the rule that was judged.")
    right: int = field(description="Findings that were right.")
    wrong: int = field(description="Findings that should not have been made.")
    undecided: int = field(description="Judged findings that say nothing about the rule.")
    value: float | None = field(
        description="The share of right ones among right and wrong; null when there are none."
    )
    low: float = field(description="The lower end of its 95 % confidence interval.")
    high: float = field(description="The upper end of its 95 % confidence interval.")


@strawberry.type(description="A random sample of findings, judged one by one by a first reader.")
class JudgedSample(RulePrecision):
    seen_twice: int = field(description="How many a second reader judged without seeing the first.")
    agreed: int = field(description="How many of those both judged alike.")


@strawberry.type(description="A rule: what it looks for, on what legal ground.")
class Rule(Node):
    version: str = field(description="The version of its text.")
    status: Status = field(description="Where it stands; only stable ones and trials are used.")
    criterion: Criterion = field(description="Which of the four legal tests a finding fails.")
    severity: Severity = field(description="How bad a finding is.")
    in_force: bool = field(description="Whether a legal ground stands on the catalogue's day.")
    basis: list[LegalGround] = field(description="The legal grounds, in force or not.")
    context: list[str] = field(description="What it needs beside the procedure file.")
    each: str | None = field(description="The list it runs over, and the element's name.")
    when: str | None = field(description="The condition.")
    remedy: list[Operation] = field(description="The patch that it suggests.")
    tests: list[RuleTest] = field(description="The examples it is tested with.")
    file: str = field(description="The file it stands in.")
    pack: str | None = field(description="Name and version of the pack of rules it is of.")
    finding_count: int = field(description="How many of its findings nobody has judged.")
    precision: RulePrecision = field(
        description="What verdicts of reviewers say of its present version."
    )
    precisions: list[RulePrecision] = field(
        description="The same of each version that was judged, newest first."
    )
    sample: JudgedSample | None = field(
        description="What judging a random sample of the newest such version gave."
    )
    texts: strawberry.Private["RuleTexts"]

    @strawberry.field(description="What it is called.")
    def title(self, lang: Language = Language.VI) -> str:
        return in_language(self.texts.title, lang)

    @strawberry.field(description="What it says of a finding, with places for values.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.texts.message, lang)

    @strawberry.field(description="When it may be wrong.")
    def false_positives(self, lang: Language = Language.VI) -> list[str]:
        return list(self.texts.false_positives[lang])

    @strawberry.field(extensions=[Paged()], description="Its findings about published procedures.")
    def findings(
        self, info: Info, asked: Asked
    ) -> Annotated["FindingConnection", strawberry.lazy("schema.types.connections")] | None:
        return info.context.views.findings_of_rule(self.id, asked)


@strawberry.type(description="What a procedure is called, published or not.")
class ProcedureName:
    code: str = field(description="The code.")
    name: str = field(description="The name in Vietnamese.")
    authority: Authority = field(description="Who announces it.")
    identity: strawberry.Private[tuple[str, str]]

    @strawberry.field(description="The procedure as it is published; null when it is not.")
    def published(
        self, info: Info
    ) -> Annotated["Procedure", strawberry.lazy("schema.types.procedure")] | None:
        return info.context.views.procedure_of(self.identity)


@strawberry.type(description="Feedback that was taken up as a finding; nothing of what it says.")
class FindingFeedback:
    number: int = field(description="Its number.")
    received: datetime.date = field(description="When it came in.")
    state: FeedbackState = field(description="How far it is.")


@strawberry.type(description="One element of a procedure that a rule finds fault with.")
class Finding(Node):
    fingerprint: str = field(description="Stays the same when the file changes elsewhere.")
    rule: Rule = field(description="The rule.")
    rule_version: str = field(description="The version of the rule that found it.")
    severity: Severity = field(description="How bad it is on the catalogue's day.")
    criterion: Criterion = field(description="Which of the four legal tests it fails.")
    confidence: Confidence = field(description="Whether what it rests on was set by a person.")
    element: str = field(description="The path of the element; `.` is the whole procedure.")
    register_: Register | None = field(
        name="register", description="The register that holds what the paper proves."
    )
    file: str = field(description="The file.")
    line: int = field(description="The line in the file, from 1.")
    column: int = field(description="The column in the line, from 1.")
    source_sentence: str | None = field(description="The source's words there.")
    evidence: list[Evidence] = field(description="The values that the condition read.")
    basis: list[LegalGround] = field(description="The legal grounds in force that day.")
    remedy: list[Operation] = field(description="The patch that it suggests.")
    status: FindingStatus = field(description="What people decided; open: nothing yet.")
    revision: int = field(description="Counts what people did to it; mutations name it.")
    procedure: ProcedureName = field(description="The procedure it is about.")
    suppression: Suppression | None = field(
        description="What the file says to hold it back, to the end of a day; a verdict goes "
        "before. For those who review: what is published is not held back."
    )
    text: strawberry.Private[Text]
    edition: strawberry.Private[str]
    words: strawberry.Private[PlaceWords | None] = None  # of the content, where that is at hand

    @strawberry.field(description="Where it stands, in words: `element` as people read it.")
    async def place(self, info: Info, lang: Language = Language.VI) -> str:
        words = self.words or await info.context.loaders.place_words.load(self.edition)
        return in_language(words.place(self.element), lang)

    @strawberry.field(description="What `remedy` does, operation by operation, in words.")
    async def remedy_words(self, info: Info, lang: Language = Language.VI) -> list[str]:
        words = self.words or await info.context.loaders.place_words.load(self.edition)
        return [
            in_language(words.operation({"op": e.op, "path": e.path, "value": e.value}), lang)
            for e in self.remedy
        ]

    @strawberry.field(description="What is wrong, in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.text, lang)

    @strawberry.field(description="What people decided, oldest first.")
    async def verdicts(self, info: Info) -> list[Verdict]:
        return await info.context.loaders.verdicts.load(self.fingerprint)

    @strawberry.field(
        description="The feedback that pointed at it, oldest first: what is published, and for "
        "people with a role in its authority the rest."
    )
    async def feedback(self, info: Info) -> list[FindingFeedback]:
        actor = info.context.actor
        return [
            FindingFeedback(
                number=each.number, received=each.received_on, state=FeedbackState(each.state)
            )
            for each in await info.context.loaders.taken_up.load(self.fingerprint)
            if each.state == PUBLISHED or (actor and actor.grant_for(Role.VIEWER, each.authority))
        ]

    @strawberry.field(description="The last decision.")
    async def verdict(self, info: Info) -> Verdict | None:
        verdicts = await info.context.loaders.verdicts.load(self.fingerprint)
        return verdicts[-1] if verdicts else None


class RuleTexts:
    """The texts of a rule in both languages."""

    def __init__(
        self, title: Text, message: Text, false_positives: dict[Language, tuple[str, ...]]
    ) -> None:
        self.title = title
        self.message = message
        self.false_positives = false_positives
