"""One press for all tests of papers: it is pure, and warm it is fast."""

import pytest

from registry.papers import Press, load_templates


@pytest.fixture(scope="session")
def press() -> Press:
    return Press(load_templates())
