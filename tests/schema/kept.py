"""A store as the server keeps it: what is published, what is only loaded, who asks."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from registry.actors import Actor, Role
from registry.publication import ReleaseDraft, ReleaseInfo, publish
from registry.publication.holder import CatalogueHolder
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.review.feedback import Allowance
from registry.store import Store, load
from schema import SCHEMA, Schema, execute, request
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder

AUTHORITY = "bo-cong-an"
CODES = ("1.000001", "1.000002", "1.000003")
REVIEWER = Actor("lan", Role.REVIEWER, AUTHORITY)
PUBLISHER = Actor("minh", Role.PUBLISHER, AUTHORITY)
STRANGER = Actor("hoa", Role.REVIEWER, "bo-y-te")
CANARY = "CHIM-HOANG-YEN"


@dataclass(frozen=True)
class Kept:
    """A store with the holder that serves it."""

    store: Store
    holder: CatalogueHolder

    def answer(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        actor: Actor | None = None,
        now: datetime = NOW,
        schema: Schema = SCHEMA,
        allowance: Allowance | None = None,
        address: str = "",
    ) -> dict[str, Any]:
        """The whole answer of an operation, as JSON has it."""
        context = request(
            self.holder.current, actor=actor, store=self.store, now=now, changed=self.changed,
            allowance=allowance, address=address,
        )  # fmt: skip
        result = asyncio.run(execute(document, variables, context, schema=schema))
        errors = [error.formatted for error in result.errors or ()]
        return {"data": result.data, "errors": errors}

    def ask(self, document: str, variables: Mapping[str, Any] | None = None, **more: Any) -> Any:
        """The data of an operation that must succeed."""
        found = self.answer(document, variables, **more)
        assert not found["errors"], found["errors"]
        return found["data"]

    def changed(self) -> Any:
        self.holder.refresh()
        return self.holder.current

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """The SQL statements that are run meanwhile."""
        seen: list[str] = []

        def note(_c: object, _u: object, statement: str, *_: object) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                seen.append(statement)

        event.listen(self.store._engine, "before_cursor_execute", note)
        yield seen
        event.remove(self.store._engine, "before_cursor_execute", note)


def kept(store: Store, folder: Path) -> Kept:
    """Three procedures published, with two findings each; one was changed since, one is new."""
    files = {f"{code}.yaml": procedure_text(code, more=papers("a", "b")) for code in CODES}
    load(store, write_folder(folder, files), actor=LOADER, now=NOW, analysis=PAPERS)
    assert isinstance(published(store), ReleaseInfo)
    drafts = {
        f"{CODES[0]}.yaml": procedure_text(CODES[0], more=papers("a", CANARY.lower())),
        "1.000009.yaml": procedure_text("1.000009", more=f"name_en: {CANARY}\n" + papers("z")),
    }
    load(store, write_folder(folder, drafts), actor=LOADER, now=NOW, analysis=PAPERS)
    return Kept(store, hold(store, (), load_reference(), NOW.date))


def published(store: Store, number: str = "1/QĐ-BCA", newest: int = 0) -> object:
    draft = ReleaseDraft(AUTHORITY, number, NOW.date(), NOW.date(), "Công bố", all_changes=True)
    return publish(
        store,
        draft,
        actor=PUBLISHER,
        now=NOW,
        idempotency_key=number,
        expected_revision=newest,
    )
