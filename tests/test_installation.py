"""The four top-level packages must be ours alone in this environment (see ADR 001)."""

from importlib.metadata import packages_distributions

import pytest


@pytest.mark.parametrize("package", ["registry", "rules", "schema", "web"])
def test_no_other_distribution_owns_a_package_of_ours(package: str) -> None:
    assert set(packages_distributions().get(package, [])) <= {"gon"}
