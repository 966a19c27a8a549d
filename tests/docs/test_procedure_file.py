"""Every procedure shown in the documentation is a procedure that reads."""

import re
from pathlib import Path

import pytest

from registry.procedure.reading import read_procedure

BLOCK = re.compile(r"```yaml\n(schema: procedure/v1\n.*?)```", re.DOTALL)
EXAMPLES = [
    pytest.param(found, id=f"{page.stem}-{index}")
    for page in sorted(Path("docs").glob("*.md"))
    for index, found in enumerate(BLOCK.findall(page.read_text()))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_a_procedure_reads(example: str) -> None:
    assert read_procedure(example, "docs").procedure.code


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 3
