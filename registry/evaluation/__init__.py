"""How right the importer and the rules are, against labels that people wrote.

Reading (records, labels, verdicts) stands at the edge; scoring is pure: labels and what was read
give *marks*, one for each thing that is right, wrong, too many or missing, and marks give a table.
"""

from registry.evaluation.evaluating import Evaluation, Sources, evaluate
from registry.evaluation.labels import BrokenLabels, Label, read_lines
from registry.evaluation.marks import Mark, Outcome
from registry.evaluation.measures import Row, table

__all__ = [
    "BrokenLabels",
    "Evaluation",
    "Label",
    "Mark",
    "Outcome",
    "Row",
    "Sources",
    "evaluate",
    "read_lines",
    "table",
]
