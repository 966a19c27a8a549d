"""The rule language and engine: a rule set and a document (plain data) give findings."""

from rules.engine import evaluate
from rules.errors import ConditionRefused, RulesError, SubjectRefused, TypesRefused
from rules.finding import (
    Confidence,
    Evaluation,
    Evidence,
    Finding,
    NotEvaluated,
    Subject,
    Undecided,
    fingerprint,
)
from rules.language.program import Reason
from rules.language.template import placeholders
from rules.language.types import Types
from rules.loading import Loaded, load_rules, without_failing
from rules.pack import MANIFEST, Manifest, Pack, TurnedOff
from rules.packing import find
from rules.precision import Interval, wilson
from rules.rule import (
    Basis,
    BasisStatus,
    Criterion,
    Each,
    Operation,
    Over,
    Rule,
    RuleHeader,
    RuleTest,
    Severity,
    Status,
    Text,
)
from rules.rule_file import read_rule
from rules.ruleset import CheckedRule, RuleSet
from rules.sarif import Absent, BaselineState, Held, Located, Replacement, Told, sarif
from rules.source import BrokenFile, Place, Source, SourceError, read_yaml
from rules.suggestion import did_you_mean
from rules.testing import Prepare, TestResult, run_tests
from rules.validation import model_errors, validated
from rules.view import View, Way

__all__ = [
    "MANIFEST",
    "Absent",
    "BaselineState",
    "Basis",
    "BasisStatus",
    "BrokenFile",
    "CheckedRule",
    "ConditionRefused",
    "Confidence",
    "Criterion",
    "Each",
    "Evaluation",
    "Evidence",
    "Finding",
    "Held",
    "Interval",
    "Loaded",
    "Located",
    "Manifest",
    "NotEvaluated",
    "Operation",
    "Over",
    "Pack",
    "Place",
    "Prepare",
    "Reason",
    "Replacement",
    "Rule",
    "RuleHeader",
    "RuleSet",
    "RuleTest",
    "RulesError",
    "Severity",
    "Source",
    "SourceError",
    "Status",
    "Subject",
    "SubjectRefused",
    "TestResult",
    "Text",
    "Told",
    "TurnedOff",
    "Types",
    "TypesRefused",
    "Undecided",
    "View",
    "Way",
    "did_you_mean",
    "evaluate",
    "find",
    "fingerprint",
    "load_rules",
    "model_errors",
    "placeholders",
    "read_rule",
    "read_yaml",
    "run_tests",
    "sarif",
    "validated",
    "wilson",
    "without_failing",
]
