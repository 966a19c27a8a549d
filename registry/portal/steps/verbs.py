"""The verbs that name an act, by whose act it is, as `verbs.yaml` has them."""

from collections.abc import Sequence

from registry.portal.steps.wording import VerbRow, pattern_of, verbs

# A verb of the subject follows it, or another such verb.
BEFORE_A_VERB = (
    r"(?:\A\s*+|[,;:.\n]\s*+(?:[-+*]\s*+)?|\b(?:và|hoặc|phải|cần|sẽ|nhiệm|hành|hiện|hiện việc|"
    r"thời|rồi|thì|việc|sau:|quyền|xét)\s+)(?:tổ\s+chức\s+|tiến\s+hành\s+"
    r"|thực\s+hiện\s+(?:việc\s+)?|chủ\s+trì\s+|ra\s+văn\s+bản\s+)?"
)


def _patterns(rows: Sequence[VerbRow]) -> Sequence[tuple[str, str]]:
    """Patterns with the action each stands for, in order."""
    return tuple((pattern_of(row), str(row.action)) for row in rows)


_VERBS = verbs()
# The first fitting row of a verb counts.
STATE_VERBS = _patterns(_VERBS.state)
ONE_STOP = _patterns(_VERBS.one_stop)
APPLICANT = _patterns(_VERBS.applicant)
# Which act is the main one where a step holds several; thẩm định + cấp is a decision.
RANK = (
    "propose", "decide", "consult", "verify", "inspect", "appraise", "check", "return", "receive",
    "pay", "announce", "forward",
)  # fmt: skip
