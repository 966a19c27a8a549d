"""What a message says: `type`, `timestamp` and `data`, as canonical text. Pure."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from registry.publication.catalogue_changes import CatalogueChange
from registry.review.work.changes import CaseChange
from registry.store.dialect import json_text, moment_text
from registry.store.webhook_tables import WebhookDeliveryRow
from registry.webhooks.model import DeliveryState

CATALOGUE_CHANGED, REVIEW_CHANGED, TEST = "catalogue.changed", "review.changed", "webhook.test"
ENTRIES = 100  # procedures that one message names


def message(
    webhook: int, kind: str, data: Mapping[str, Any], at: datetime, now: datetime
) -> WebhookDeliveryRow:
    """A message that waits; its id is the same however often it is sent."""
    body = json_text({"type": kind, "timestamp": moment_text(at), "data": data})
    return WebhookDeliveryRow(
        webhook=webhook,
        message=f"msg_{secrets.token_hex(16)}",
        kind=kind,
        body=body,
        at=now,
        state=DeliveryState.WAITING,
        attempts=0,
    )


def catalogue_data(change: CatalogueChange) -> Mapping[str, Any]:
    """A change of the catalogue; `more`: it names not all procedures."""
    told = change.procedures[:ENTRIES]
    return {
        "cause": change.cause,
        "release": change.release.number,
        "decision": change.release.decision_number,
        "authority": change.release.authority,
        "day": change.day.isoformat(),
        "count": len(change.procedures),
        "more": len(change.procedures) > len(told),
        "entries": [
            {
                "authority": each.authority,
                "code": each.code,
                "kind": each.kind,
                "change": each.change,
                "edition": each.edition,
                "successor": each.successor,
            }
            for each in told
        ],
    }


def review_data(change: CaseChange) -> Mapping[str, Any]:
    """A change of a review, as `reviewChanged` tells it."""
    return {
        "case": change.case,
        "measure": change.measure,
        "authority": change.authority,
        "act": change.act,
        "by": change.by,
        "state": change.state,
    }
