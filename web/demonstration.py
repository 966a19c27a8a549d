"""The demonstration: the shipped examples taken through the whole way of data once.

Decision numbers say that they are examples; the procedures are real, their releases here are not.
"""

import secrets
from collections import Counter
from datetime import timedelta

from registry.access import Grant, Role, accounts, change_password, create_account
from registry.actors import EVERYWHERE
from registry.publication import ReleaseDraft, publish, releases
from registry.review import Finding, findings, open_case
from registry.store import Store, loaded_authorities
from web.commands.loading import loaded
from web.commands.operator import granted, new_key, operator, shipped_examples, signer
from web.settings import Settings

PEOPLE = (
    ("ra-soat", "Cán bộ rà soát", Role.REVIEWER),
    ("kiem-soat", "Cán bộ kiểm soát", Role.CONTROLLER),
    ("phe-duyet", "Người phê duyệt", Role.APPROVER),
    ("cong-bo", "Cán bộ công bố", Role.PUBLISHER),
    ("quan-tri", "Quản trị", Role.ADMINISTRATOR),
)
REASON = "Nhiều giấy tờ có thể thay bằng dữ liệu"


def prepared(store: Store, settings: Settings) -> list[tuple[str, str, str]]:
    """Loads, analyses and publishes the examples; name, password and role of each account.

    Does only what is not done yet, so a kept folder can be used again.
    """
    report = loaded(store, shipped_examples(), settings)
    assert not report.errors, report.errors  # the examples are tested to read
    if not releases(store):
        _publish(store, settings)
        _open_review(store, settings)
    return _people(store, settings)


def _publish(store: Store, settings: Settings) -> None:
    today = settings.today()
    for authority in loaded_authorities(store):
        newest = max((each.number for each in releases(store)), default=0)
        draft = ReleaseDraft(
            authority=authority,
            decision_number=f"{newest + 1:02}/QĐ-VÍ-DỤ",
            decided_on=today - timedelta(days=30),
            effective=today - timedelta(days=1),
            title="Danh mục thủ tục hành chính mẫu",
            all_changes=True,
        )
        granted(
            publish(
                store,
                draft,
                actor=operator(),
                now=settings.now(),
                idempotency_key=new_key(),
                expected_revision=newest,
                signer=signer(settings),
            )
        )


def _open_review(store: Store, settings: Settings) -> None:
    """Opens a review of the procedure with most findings of weight."""
    counted = Counter(
        (each.authority, each.code)
        for each in _found(store, settings)
        if each.severity in ("critical", "high", "medium")
    )
    authority, code = min(counted, key=lambda key: (-counted[key], key))
    granted(
        open_case(
            store,
            authority,
            code,
            reason=REASON,
            actor=operator(),
            now=settings.now(),
            idempotency_key=new_key(),
            expected_revision=1,
        )
    )


def _found(store: Store, settings: Settings) -> tuple[Finding, ...]:
    return findings(store, actor=operator(), today=settings.today(), first=10_000).items


def _people(store: Store, settings: Settings) -> list[tuple[str, str, str]]:
    """Accounts with new passwords each time: nothing secret is kept between runs."""
    known = {account.name: account.revision for account in accounts(store)}
    made = []
    for name, display_name, role in PEOPLE:
        password = secrets.token_urlsafe(9)
        if name in known:
            _renew(store, settings, name, password, known[name])
        else:
            _create(store, settings, name, display_name, password, role)
        made.append((name, password, role.value))
    return made


def _create(
    store: Store, settings: Settings, name: str, display_name: str, password: str, role: Role
) -> None:
    granted(
        create_account(
            store,
            name,
            display_name=display_name,
            password=password,
            grants=[Grant(role, EVERYWHERE)],
            actor=operator(),
            now=settings.now(),
            idempotency_key=new_key(),
        )
    )


def _renew(store: Store, settings: Settings, name: str, password: str, revision: int) -> None:
    granted(
        change_password(
            store,
            name,
            password,
            actor=operator(),
            now=settings.now(),
            idempotency_key=new_key(),
            expected_revision=revision,
        )
    )
