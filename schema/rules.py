"""What GraphQL shows of rules, on the day of the catalogue."""

from typing import Any

from registry.publication import contents
from registry.publication.catalogue import Catalogue
from registry.review import Precision, Sample
from rules import Rule as CelRule
from rules import Status, Text
from schema.enums import Language
from schema.showing import shown
from schema.types.finding import JudgedSample, Rule, RulePrecision, RuleTexts


def made_rule(rule: contents.CatalogueRule, catalogue: Catalogue) -> Rule:
    """A rule that is shipped."""
    header = rule.header
    cel = header if isinstance(header, CelRule) else None
    texts = {Language.VI: header.false_positives.vi, Language.EN: header.false_positives.en}
    return shown(
        Rule,
        header,
        in_force=header.severity_on(catalogue.as_of) is not None,
        each=str(cel.each) if cel and cel.each else None,
        when=cel.when if cel else None,
        tests=list(cel.tests) if cel else [],
        file=rule.file,
        pack=rule.pack,
        finding_count=catalogue.open_by_rule.get(header.id, 0),
        **_precisions(catalogue, header.id, header.version),
        sample=_sample(rule.sample),
        texts=RuleTexts(header.title, header.message, texts),
    )


def strange_rule(finding: contents.CatalogueFinding, catalogue: Catalogue) -> Rule:
    """The rule of a finding that is no longer shipped, as far as the finding tells."""
    title = Text(vi=finding.rule, en=finding.rule)
    return shown(
        Rule,
        finding,
        id=finding.rule,
        status=Status.DEPRECATED,
        in_force=False,
        context=[],
        each=None,
        when=None,
        tests=[],
        pack=None,
        finding_count=catalogue.open_by_rule.get(finding.rule, 0),
        **_precisions(catalogue, finding.rule, finding.version),
        sample=None,
        texts=RuleTexts(title, finding.message, {Language.VI: (), Language.EN: ()}),
    )


def _precisions(
    catalogue: Catalogue, rule: str, version: str
) -> dict[str, Any]:  # Any: attributes of Rule
    """What reviewers' verdicts say of the rule, by version."""
    found = catalogue.contents.precisions.get(rule, ())
    present = next((one for one in found if one.version == version), Precision(version))
    return {
        "precision": shown(RulePrecision, present),
        "precisions": [shown(RulePrecision, one) for one in found],
    }


def _sample(sample: Sample | None) -> JudgedSample | None:
    if sample is None:
        return None
    counts = {"seen_twice": sample.seen_twice, "agreed": sample.agreed}
    return shown(JudgedSample, sample.precision, **counts)
