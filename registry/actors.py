"""Who acts: a name with roles, each held within one authority or within all of them."""

from dataclasses import dataclass
from enum import StrEnum

EVERYWHERE = "*"


class Role(StrEnum):
    """What a person may do, from least to most; each includes those before it."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    CONTROLLER = "controller"
    APPROVER = "approver"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        return _ORDER.index(self)

    def includes(self, needed: "Role") -> bool:
        return self.rank >= needed.rank


_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Grant:
    """One role within one authority (`*`: within all)."""

    role: Role
    authority: str

    def covers(self, authority: str) -> bool:
        return self.authority in (EVERYWHERE, authority)


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person or a program; `also` holds further grants of the same account.

    `is_limited`: through a token, which may never widen what its account lets it do.
    """

    name: str
    role: Role
    authority: str
    also: tuple[Grant, ...] = ()
    is_limited: bool = False

    @property
    def grants(self) -> tuple[Grant, ...]:
        return (Grant(self.role, self.authority), *self.also)

    def is_account(self, name: str) -> bool:
        """Whether this is the account itself, signed in by its password."""
        return self.name == name and not self.is_limited

    def grant_for(self, needed: Role, authority: str) -> Grant | None:
        """The strongest grant under which the actor may do what `needed` may do there.

        >>> Actor("lan", Role.REVIEWER, "bo-cong-an").grant_for(Role.REVIEWER, "bo-y-te") is None
        True
        """
        held = [grant for grant in self.grants if grant.covers(authority)]
        best = max(held, key=lambda grant: grant.role.rank, default=None)
        return best if best and best.role.includes(needed) else None
