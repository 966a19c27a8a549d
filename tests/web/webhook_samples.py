"""Webhooks as the page gets them."""

from tests.web.samples import AUTHORITY, ONLY_PAGE, VIEWER, Answer

_SENT: Answer = {
    "message": "msg_5f0c3c1b2a4d4e6f8a9b0c1d2e3f4a5b", "kind": "catalogue.changed",
    "at": "2026-11-22T08:00:00+00:00", "state": "DELIVERED", "attempts": 1, "status": 204,
    "problem": None,
}  # fmt: skip
_FAILED = _SENT | {
    "kind": "review.changed", "state": "WAITING", "attempts": 4, "status": 503,
    "problem": "answered with status 503",
}  # fmt: skip
_GIVEN_UP = _FAILED | {
    "state": "GIVEN_UP", "attempts": 10, "status": None,
    "problem": "tthc.example.vn leads to 10.0.0.1, which is not on the public internet",
}  # fmt: skip
_ACTIVE: Answer = {
    "number": 2, "authority": {"key": AUTHORITY["key"], "name": AUTHORITY["name"]},
    "address": "https://tthc.example.vn/thong-bao/nhan-thay-doi-cua-danh-muc?khoa=mot-khoa-rat-dai",
    "topics": ["CATALOGUE", "REVIEWS"], "authorities": ["bo-vi-du"],
    "fields": ["Cây xanh đô thị"], "state": "ACTIVE", "addedBy": "kiem-soat",
    "addedAt": "2026-11-20T08:00:00+00:00", "failingSince": None, "nextAttempt": None,
    "waiting": 0, "oldSecretUntil": "2026-11-24T08:00:00+00:00", "revision": 1,
    "deliveries": [_SENT],
}  # fmt: skip
_DISABLED = _ACTIVE | {
    "number": 1, "authority": {"key": "*", "name": "*"}, "topics": ["CATALOGUE"],
    "authorities": [], "fields": [], "state": "DISABLED", "waiting": 12, "oldSecretUntil": None,
    "revision": 3,
    "failingSince": "2026-11-17T08:00:00+00:00", "nextAttempt": "2026-11-23T08:00:00+00:00",
    "deliveries": [_FAILED, _GIVEN_UP],
}  # fmt: skip
WEBHOOKS: Answer = {
    "webhooks": {
        "totalCount": 2, "edges": [{"node": _ACTIVE}, {"node": _DISABLED}], "pageInfo": ONLY_PAGE,
    },
    "webhookOwners": [
        {"authority": {"key": AUTHORITY["key"], "name": AUTHORITY["name"]}, "count": 1}
    ],
    "viewer": VIEWER,
}  # fmt: skip
NO_WEBHOOKS: Answer = WEBHOOKS | {
    "webhooks": {"totalCount": 0, "edges": [], "pageInfo": ONLY_PAGE}, "webhookOwners": [],
}  # fmt: skip
