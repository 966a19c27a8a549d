"""The worked example of the cost model (made up): a procedure, its simplification, its inputs."""

from datetime import date
from decimal import Decimal
from typing import Any

from registry.cost import Inputs, Share, ShareOf
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.reference import Wage, load_wages
from rules import Operation

REGION = "vi-du"
DAY = date(2026, 11, 23)
INPUTS = Inputs(region=REGION, as_of=DAY)
WAGES = load_wages()
SURVEY = "Khảo sát giả định"


def hours(low: str, mid: str | None = None, high: str | None = None) -> dict[str, str]:
    return {"low": low, "mid": mid or low, "high": high or low}


def task(
    name: str, kind: str, time: str, *, cost: int = 0, on: str | None = None, **more: Any
) -> dict[str, Any]:
    """A line of `effort`; `on`: what it falls away with."""
    tie = {} if on is None else {"for": on}
    return {
        "id": name, "task": kind, "hours": hours(time), "cost_vnd": cost, "source": SURVEY,
        "date": "2026-03-01", **tie, **more,
    }  # fmt: skip


DATA: dict[str, Any] = {
    "schema": "procedure/v1",
    "code": "1.000001",
    "authority": "bo-tai-chinh",
    "name": "Đăng ký",
    "field": "Kinh doanh",
    "channels": [{"by": "in_person"}, {"by": "online"}],
    "documents": [
        {"id": "don", "name": "Đơn"},
        {"id": "dkkd", "name": "Giấy chứng nhận đăng ký", "form": "certified_copy"},
        {"id": "can-cuoc", "name": "Căn cước", "form": "certified_copy"},
    ],
    "fees": [
        {"id": "phi", "kind": "fee", "amount": 100000, "currency": "VND", "per": "lần",
         "basis": [{"instrument": "01/2020/TT-BTC"}], "from": "2020-01-01"},
    ],
    "volume": [{"year": 2025, "per_year": 3000, "source": "Báo cáo giả định"}],
    "effort": [
        task("dien", "fill", "1.50", on="documents/don"),
        task("chung-thuc-dkkd", "certify", "2.00", cost=10000, on="documents/dkkd"),
        task("chung-thuc-cc", "certify", "1.00", cost=4000, on="documents/can-cuoc"),
        task("nop", "file", "2.00", cost=30000),
        task("tra-phi", "pay", "0.50", on="fees/phi"),
        task("nhan", "receive", "2.00", cost=30000),
    ],
}  # fmt: skip

SIMPLIFIED: tuple[Operation, ...] = (
    Operation(op="remove", path="documents/dkkd"),
    Operation(op="remove", path="documents/can-cuoc"),
    Operation(op="set", path="effort/nop/hours", value=hours("0.50")),
    Operation(op="set", path="effort/nop/cost_vnd", value=0),
    Operation(op="set", path="effort/tra-phi/hours", value=hours("0.25")),
    Operation(op="set", path="effort/nhan/hours", value=hours("0.25")),
    Operation(op="set", path="effort/nhan/cost_vnd", value=0),
    Operation(op="set", path="fees/phi/amount", value=50000),
)


def example(**changed: Any) -> Procedure:
    """The procedure of the worked example, with some of its keys changed; None leaves one out."""
    data = {key: value for key, value in {**DATA, **changed}.items() if value is not None}
    return procedure_from_data(data)


def shares(**percent: int | str) -> tuple[Share, ...]:
    return tuple(
        Share(ShareOf.CHANNEL, name, Decimal(value), "Thống kê giả định", DAY)
        for name, value in percent.items()
    )


def wage(per_hour: int, source: str = "Niên giám giả định", **changed: Any) -> Wage:
    words = {"vi": "Thu nhập", "en": "Income"}
    return Wage.model_validate({
        "key": "thu", "says": words, "side": "applicant", "region": REGION, "per_hour": per_hour,
        "source": source, "verified": True, **changed,
    })  # fmt: skip
