"""What the docstrings of the cost model show is so."""

import doctest
import pkgutil
from importlib import import_module

import pytest

from registry import cost

MODULES = [found.name for found in pkgutil.walk_packages(cost.__path__, "registry.cost.")]


@pytest.mark.parametrize("name", MODULES)
def test_what_docstrings_show_is_so(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_such_docstrings() -> None:
    finder = doctest.DocTestFinder()
    shown = [found for name in MODULES for found in finder.find(import_module(name))]

    assert sum(bool(found.examples) for found in shown) >= 6
