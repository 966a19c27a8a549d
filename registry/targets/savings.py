"""What the reform ledger says of targets: the cost that measures in force have cut.

A share only where every procedure the target is about was costed: of the others nobody knows what
they cost, so the whole is not known. What was saved so far is told all the same, as figures.
"""

from collections.abc import Collection
from datetime import date

from registry.counted import counted
from registry.refusals import Words
from registry.review.ledger import Column, Ledger
from registry.targets.share import Figure, Reading, share_of

_SAVED = Words("Đã cắt giảm mỗi năm, VND", "Saved in a year, VND")
_COST = Words("Chi phí một năm của thủ tục đã tính, VND", "Cost in a year of what was costed, VND")
_COSTED = Words("Thủ tục đã tính chi phí", "Procedures costed")
_ABOUT = Words("Thủ tục thuộc phạm vi", "Procedures it is about")
SIGN_IN = Words("sổ cải cách chỉ hiện với người có vai trò rà soát: hãy đăng nhập",
                "the reform ledger is shown to people who review: sign in")  # fmt: skip


def cost_cut(ledger: Ledger, about: Collection[str], day: date) -> Reading:
    """The cut by measures that were in force on a day, of what `about` (`authority/code`) costs."""
    total = _in_force(ledger, about, day).total
    saved = total.of(Column.IN_FORCE)
    figures = (
        Figure(_SAVED, saved.vnd.mid), Figure(_COST, total.vnd.mid),
        Figure(_COSTED, total.costed), Figure(_ABOUT, len(about)),
    )  # fmt: skip
    if total.costed < len(about) or not about:
        return Reading(None, _not_costed(len(about) - total.costed, len(about)), figures)
    if saved.unquantified:
        return Reading(None, _unquantified(saved.unquantified), figures)
    return Reading(share_of(saved.vnd.mid, total.vnd.mid), None, figures)


def _in_force(ledger: Ledger, about: Collection[str], day: date) -> Ledger:
    """The ledger of these procedures, without measures that came into force after a day."""
    keys = set(about)
    return Ledger(
        tuple(
            line
            for line in ledger.lines
            if line.procedure in keys
            and (
                Column.IN_FORCE not in line.columns
                or (line.effective is not None and line.effective <= day)
            )
        ),
        tuple(each for each in ledger.baselines if each.procedure in keys),
    )


def _not_costed(count: int, whole: int) -> Words:
    return Words(f"{count} trên {whole} thủ tục chưa tính chi phí",
                 f"{count} of {counted(whole, 'procedure')} {'was' if count == 1 else 'were'} "
                 "not costed")  # fmt: skip


def _unquantified(count: int) -> Words:
    return Words(f"{count} biện pháp đã có hiệu lực chưa có số tiền",
                 counted(count, "measure in force has no amount",
                         "measures in force have no amount"))  # fmt: skip
