"""The orders in which procedures of the catalogue are listed."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from registry.procedure.folding import fold
from registry.publication.contents import CatalogueProcedure
from registry.publication.procedures import open_findings
from rules import Severity


class Order(StrEnum):
    """How a list of procedures is ordered."""

    RELEVANCE = "relevance"
    NAME = "name"
    CODE = "code"
    FINDINGS = "findings"
    NEWEST = "newest"


def _by_name(item: CatalogueProcedure) -> tuple[str, ...]:
    return fold(item.procedure.name), item.procedure.name, item.procedure.code


def _by_findings(item: CatalogueProcedure) -> tuple[object, ...]:
    ranks = sorted(finding.severity.rank for finding in open_findings(item))
    worst = [ranks.count(severity.rank) for severity in Severity]
    return (*(-count for count in worst), *_by_name(item))


def _by_newest(item: CatalogueProcedure) -> tuple[object, ...]:
    newest = item.history[0].effective.toordinal() if item.history else 0
    return (-newest, *_by_name(item))


SORT_KEYS: Mapping[Order, Callable[[CatalogueProcedure], tuple[object, ...]]] = {
    Order.NAME: _by_name,
    Order.CODE: lambda item: (item.procedure.code, item.procedure.authority),
    Order.FINDINGS: _by_findings,
    Order.NEWEST: _by_newest,
}
