"""Signing in and out: a password once, then a secret in a cookie that no script can read."""

from datetime import timedelta
from functools import partial
from time import monotonic

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.access import Account, authenticate, close_session, open_session
from schema.loading import in_thread
from web.forms import fields_of
from web.guard import SESSION_COOKIE
from web.labels import Language
from web.page import go_to, language, show
from web.site import Site, site_of
from web.visitors import address_of, visitor
from web.words import translate

HASHING_AT_ONCE = 2  # each takes a processor and 64 MiB for a while
LONGEST_NAME = 100

_limiter: RunVar[CapacityLimiter] = RunVar("passwords being checked")


async def sign_in_page(request: Request) -> Response:
    wanted = request.query_params.get("next", "/")
    if (await visitor(request)).actor is not None:
        return RedirectResponse(inside(wanted), 303)
    return form(request, [], next=inside(wanted))


async def sign_in(request: Request) -> Response:
    sent = await fields_of(request)
    name, password = sent.get("username", "").strip()[:LONGEST_NAME], sent.get("password", "")
    wanted = inside(sent.get("next", "/"))
    throttle, address = site_of(request).throttle, address_of(request)
    minutes = throttle.minutes_to_wait(name, address, monotonic())
    if minutes:
        words = translate(
            "Đã sai nhiều lần. Hãy thử lại sau {n} phút.", language(request), n=minutes
        )
        return form(request, [("username", words)], 429, username=name, next=wanted)
    account = await checked(site_of(request), name, password)
    if account is None:
        throttle.failed(name, address, monotonic())
        return form(request, [("username", wrong(language(request)))], 422,
                    username=name, next=wanted)  # fmt: skip
    throttle.succeeded(name, address)
    return await signed_in(request, account, wanted)


async def sign_out(request: Request) -> Response:
    await end_session(request)
    response = go_to("/", language(request))
    response.delete_cookie(SESSION_COOKIE, path="/")
    return response


async def signed_in(request: Request, account: Account, wanted: str) -> Response:
    """A new session; whatever session the browser had before is over."""
    site = site_of(request)
    await end_session(request)
    lasts = timedelta(hours=site.settings.session_hours)
    opened = partial(open_session, site.store, account.name, now=site.now, lasts=lasts)
    response = RedirectResponse(wanted, 303)
    response.set_cookie(
        SESSION_COOKIE,
        await in_thread(opened),
        max_age=int(lasts.total_seconds()),
        path="/",
        secure=site.settings.secure_cookies,
        httponly=True,
        samesite="lax",
    )
    return response


async def end_session(request: Request) -> None:
    secret = request.cookies.get(SESSION_COOKIE)
    if secret:
        site = site_of(request)
        await in_thread(partial(close_session, site.store, secret, now=site.now))


async def checked(site: Site, name: str, password: str) -> Account | None:
    """Whoever knows the password; as slow for a name that does not exist."""
    check = partial(authenticate, site.store, name, password)
    limiter = _limiter.get(None)
    if limiter is None:
        limiter = CapacityLimiter(HASHING_AT_ONCE)
        _limiter.set(limiter)
    return await to_thread.run_sync(check, limiter=limiter)


def form(
    request: Request,
    errors: list[tuple[str, str]],
    status: int = 200,
    *,
    username: str = "",
    next: str,
) -> Response:
    return show(
        request, "sign_in.html", {}, status=status, errors=errors, username=username, next=next
    )


def wrong(lang: Language) -> str:
    """The same words for a wrong name and a wrong password: which it was is nobody's business."""
    return translate("Tên đăng nhập hoặc mật khẩu không đúng.", lang)


def inside(address: str) -> str:
    """The address if it is one of this site, else the first page.

    >>> inside("/reviews?lang=en"), inside("//evil.example/"), inside("https://evil.example/")
    ('/reviews?lang=en', '/', '/')
    """
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() else "/"
