"""Where this registry is reached: what exports, feeds and printed codes name.

Without the setting `GON_PUBLIC_ADDRESS` nobody knows. What a request says (`Host`) may be anybody's
words, and an export that was made with them may be kept and handed on: so they are never taken
over, but for the names that every machine has for itself.
"""

import re

from starlette.requests import Request

from registry.publication.standards import Addresses
from web.site import site_of

_THIS_MACHINE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.ASCII)


class AddressUnknown(Exception):
    """What was asked for needs the address of the registry, and no setting says it."""


def addresses_of(request: Request) -> Addresses:
    """The addresses that exports name: below the public one; relative where that is not known."""
    return Addresses(_known(request) or "")


def public_addresses(request: Request) -> Addresses:
    """The same for what makes no sense with relative ones. Raises AddressUnknown."""
    known = _known(request)
    if known is None:
        raise AddressUnknown
    return Addresses(known)


def _known(request: Request) -> str | None:
    setting = site_of(request).settings.public_address
    asked = request.headers.get("host", "")
    if setting or not _THIS_MACHINE.fullmatch(asked):
        return setting
    return f"{'https' if request.url.scheme == 'https' else 'http'}://{asked}"
