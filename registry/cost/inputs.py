"""What a cost sheet needs beside the procedure file: region, day, shares, averages; all sourced."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from registry.cost.amounts import Figure


class ShareOf(StrEnum):
    """What a share is a share of: dossiers by channel, by case, or of one group of applicants."""

    CHANNEL = "channel"
    CASE = "case"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a hundred dossiers come by a channel, in a case, or from a group."""

    of: ShareOf
    name: str
    percent: Decimal
    source: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure about one line of the sheet, by its path: `fees/phi-trang-sau`, `effort/e3`."""

    element: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a sheet rests on and the procedure file does not hold.

    - `region`: whose wages count (`Wage.region`); `as_of`: the day whose wages, fees and volume do.
    - `shares`: of channels (they make 100 together), cases and groups, in per cent.
    - `frequencies`: how often a line falls due in one performance (0.3: three in ten pay it; 2.5:
      two and a half pages); needed where a line is asked only sometimes or by another unit.
    - `amounts`: what is paid on average where a fee has a rate, a formula or a doubtful amount, in
      VND each time it falls due.
    - `subjects`: persons or organisations a year; left out: the file's `volume`, whose dossiers are
      one performance each. `times_per_year`: performances of one subject in a year; when it is
      given, `subjects` has to be given too, because `volume` counts dossiers.
    - `risk`: risk cost of one performance in VND; kept apart and in no sum (Thông tư 02/2017,
      Điều 27 does not count it).
    - `with_agency`: whether the agency's own effort is worked out too, apart.
    """

    region: str
    as_of: date
    shares: tuple[Share, ...] = ()
    frequencies: tuple[Observed, ...] = ()
    amounts: tuple[Observed, ...] = ()
    subjects: Figure | None = None
    times_per_year: Figure | None = None
    risk: Figure | None = None
    with_agency: bool = False

    def share(self, of: ShareOf, name: str) -> Share | None:
        """The share of one channel, case or group, None where none is given."""
        return next((each for each in self.shares if (each.of, each.name) == (of, name)), None)

    def frequency(self, element: str) -> Figure | None:
        return _of(self.frequencies, element)

    def amount(self, element: str) -> Figure | None:
        return _of(self.amounts, element)


def _of(observed: tuple[Observed, ...], element: str) -> Figure | None:
    return next((each.figure for each in observed if each.element == element), None)
