"""The log of acts."""

import datetime

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry.actors import Role
from schema.types.connections import Connection


@strawberry.type(description="One act of the log: appended with its change, never altered.")
class LoggedAct:
    sequence: int = field(description="Counts acts from 1, without a gap.")
    at: datetime.datetime = field(description="When.")
    actor: str = field(description="The account; `the public` for those who need none.")
    role: Role = field(description="The role in which it was done.")
    authority: str = field(description="The authority in which the role is held; `*`: in all.")
    kind: str = field(description="What was done.")
    subject: str = field(description="To what, such as `reviews/4`.")
    base_revision: int | None = field(description="The revision that was looked at.")
    change: JSON = field(description="What the act says that it changed.")
    hash: str = field(description="The RFC 6962 leaf hash of its canonical bytes.")


@strawberry.type(description="A page of the log of acts, the newest first.")
class LoggedActConnection(Connection[LoggedAct]):
    pass
