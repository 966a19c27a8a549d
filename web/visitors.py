"""Who asks: a signed-in browser by its session, a program by its token, or anybody."""

from dataclasses import dataclass
from functools import partial

from starlette.requests import HTTPConnection

from registry.access import session_account, token_actor
from registry.actors import Actor
from schema.loading import in_thread
from web.guard import SESSION_COOKIE
from web.site import site_of

BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Visitor:
    """Nobody in particular has no actor; `token_refused` when a token was sent that is no good."""

    actor: Actor | None = None
    name: str = ""
    token_refused: bool = False

    @property
    def as_shown(self) -> dict[str, object] | None:
        """As the frame of a page shows who is signed in."""
        if self.actor is None:
            return None
        return {"name": self.name, "roles": [grant.role.name for grant in self.actor.grants]}


async def visitor(request: HTTPConnection) -> Visitor:
    """Who asks, looked up once for each request."""
    found = getattr(request.state, "visitor", None)
    if isinstance(found, Visitor):
        return found
    who = await in_thread(partial(visitor_now, request))
    request.state.visitor = who
    return who


def visitor_now(request: HTTPConnection) -> Visitor:
    """Who asks, looked up now; blocks."""
    authorization = request.headers.get("authorization", "")
    if authorization.lower().startswith(BEARER):
        return _by_token(request, authorization[len(BEARER) :].strip())
    secret = request.cookies.get(SESSION_COOKIE)
    return _by_session(request, secret) if secret else Visitor()


def address_of(request: HTTPConnection) -> str:
    """The address a request comes from: that of the proxy's client where the server trusts one."""
    return request.client.host if request.client else ""


def _by_session(request: HTTPConnection, secret: str) -> Visitor:
    site = site_of(request)
    account = session_account(site.store, secret, now=site.now)
    return Visitor(account.actor(), account.name) if account else Visitor()


def _by_token(request: HTTPConnection, secret: str) -> Visitor:
    site = site_of(request)
    actor = token_actor(site.store, secret, now=site.now)
    return Visitor(actor, actor.name) if actor else Visitor(token_refused=True)
