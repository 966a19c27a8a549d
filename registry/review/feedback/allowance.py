"""How often one address may send feedback: so often within an hour, counted in this process only.

No address is written anywhere; an hour later it is forgotten. What all may send together within an
hour is counted in the store (`receiving.py`), for all processes of an installation alike.
"""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from threading import Lock

WINDOW = timedelta(hours=1)
REMEMBERED = 10_000  # addresses; the one that sent longest ago is forgotten first
_HOST_BITS = 64  # of an IPv6 address: whoever has one has a network of that size


class Allowance:
    """What one server allows; 0 sets no limit. Threads may share it."""

    def __init__(self, per_address: int, of_all: int) -> None:
        self.per_address = per_address
        self.of_all = of_all
        self._sent: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    @property
    def remembered(self) -> int:
        """How many addresses are remembered."""
        return len(self._sent)

    def take(self, address: str, now: datetime) -> int:
        """Counts one more from an address: 0 when it may send, else the minutes to wait."""
        if not self.per_address:
            return 0
        with self._lock:
            sent = self._sent.setdefault(network_of(address), deque())
            while sent and sent[0] <= now - WINDOW:
                sent.popleft()
            if len(sent) >= self.per_address:
                return minutes(sent[0] + WINDOW - now)
            sent.append(now)
            self._sent.move_to_end(network_of(address))
            while len(self._sent) > REMEMBERED:
                self._sent.popitem(last=False)
            return 0


def network_of(address: str) -> str:
    """What counts as one sender.

    >>> network_of("203.0.113.7"), network_of("2001:db8::1"), network_of("testclient")
    ('203.0.113.7', '2001:db8::/64', 'testclient')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), _HOST_BITS), strict=False))


def minutes(left: timedelta) -> int:
    """Begun minutes, at least one."""
    return max(1, ceil(left / timedelta(minutes=1)))
