"""The reform ledger from cold and once it is known, among 10,000 cases of as many procedures.

One real case with a measure and a cost sheet is copied under other codes; each copy has a content
of its own, as procedures have.
"""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from bench import acts
from bench.measuring import Figure
from registry.review.ledger import ledger
from registry.store import Store
from tests.registry.folders import NOW
from tests.schema.kept import CODES, Kept
from tests.schema.test_every_mutation import EVERYTHING

OWN_CONTENT = {
    "content": f"CAST(replace(CAST(content AS TEXT), '{CODES[1]}', {acts.CODE}) AS BLOB)"
}
SHEET = ("review_cost_sheet", '"case" = 1', {"case": "n"})


def measure() -> Iterator[Figure]:
    which, other = acts.COPIES["edition"]
    with TemporaryDirectory() as folder:
        registry = acts.copied(
            Path(folder), {**acts.COPIES, "edition": (which, {**other, **OWN_CONTENT})}
        )
        _costed(registry)
        for state in ("from cold", "once it is known"):
            yield Figure(
                f"the ledger of {acts.CASES:,} cases, {state}", _asked(registry.store), "s"
            )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Figure("peak memory", peak, "MB")
        registry.store.close()


def _costed(registry: Kept) -> None:
    """Every case has a sheet and an approved measure."""
    acts.do(registry, "keepCostSheet", {
        "reviewCase": 1, "region": "vi-du", "asOf": "2026-11-23",
        "expectedRevision": acts.revision(registry, "review_case", 1),
        "now": {"subjects": {"mid": "30", "source": "3.000 hồ sơ"}},
    })  # fmt: skip
    with registry.store.note() as session:
        run = session.connection().execute
        run(text(acts.NUMBERS + acts.copy_of(*SHEET)), {"cases": acts.CASES})
        run(text("UPDATE measure SET state = 'APPROVED'"))
        run(text("UPDATE review_case SET state = 'APPROVED'"))


def _asked(store: Store) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    found = ledger(store, actor=EVERYTHING, today=NOW.date())
    taken = time.process_time() - began
    assert len(found.lines) == acts.CASES, len(found.lines)
    return taken
