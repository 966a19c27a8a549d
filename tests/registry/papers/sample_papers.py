"""Papers at real lengths: forty rows, long names, the worked example of the cost rule."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from registry.papers import (
    Amendment,
    Answer,
    Change,
    CostLine,
    CostSheet,
    DraftDecision,
    Letterhead,
    ListedProcedure,
    Option,
    OptionAnnex,
    Paper,
    PartReview,
    PlanItem,
    Poster,
    ProcedureList,
    PublicationDecision,
    PublishedEntry,
    Questionnaire,
    ReviewPlan,
    ReviewSheet,
    Saving,
    Section,
    Signature,
    Subject,
    Submission,
)

LONG_NAME = (
    "Cấp lại Giấy chứng nhận đủ điều kiện kinh doanh dịch vụ kiểm định kỹ thuật an toàn lao động "
    "đối với tổ chức có vốn đầu tư nước ngoài trong trường hợp thay đổi địa chỉ trụ sở chính"
)
SHORT = Subject("1.004194", "Đăng ký tạm trú", "Bộ Công an", "Đăng ký, quản lý cư trú", "0f" * 32)
LONG = Subject("2.001987", LONG_NAME, "Bộ Nội vụ", "An toàn, vệ sinh lao động")
HEAD = Letterhead("Bộ Tư pháp", "QĐ-BTP", "Hà Nội", number="2468", day=date(2027, 2, 3))
OPEN_HEAD = Letterhead(
    "Sở Nội vụ", "TTr-SNV", "Quảng Trị", superior="Ủy ban nhân dân tỉnh Quảng Trị"
)
MINISTER = Signature(("Bộ trưởng",), "Nguyễn Thị Thùy Dương")
DEPUTY = Signature(("KT. Giám đốc", "Phó Giám đốc"))
GROUNDS = (
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục "
    "hành chính, được sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP và Nghị định số "
    "92/2017/NĐ-CP;",
    "Căn cứ Thông tư số 02/2017/TT-VPCP ngày 31 tháng 10 năm 2017;",
    "Theo đề nghị của Chánh Văn phòng.",
)
RECIPIENTS = (
    "Như Điều 3;",
    "Bộ trưởng (để báo cáo);",
    "Cục Kiểm soát thủ tục hành chính;",
    "Lưu: VT.",
)
WORKED = Saving(2_142_000_000, 600_000_000, 1_542_000_000, Decimal("71.99"))
ONCE = Saving(714_000, 200_000, 514_000, Decimal("71.99"))
ABOLISHED = Saving(393_400_000, 0, 393_400_000, Decimal("100.00"))
TOTAL = Saving(2_535_400_000, 600_000_000, 1_935_400_000, Decimal("76.34"))


def plan(rows: int = 40) -> ReviewPlan:
    return ReviewPlan(
        letterhead=Letterhead("Bộ Tư pháp", "KH-BTP", "Hà Nội", number="12", day=date(2027, 1, 15)),
        year=2027,
        grounds=GROUNDS[:2],
        purposes=(
            "Phát hiện thủ tục hành chính không cần thiết, không hợp lý, không hợp pháp hoặc có "
            "chi phí tuân thủ cao để kiến nghị sửa đổi, bổ sung, thay thế hoặc bãi bỏ.",
            "Phương án đơn giản hóa phải định lượng được chi phí tiết kiệm.",
        ),
        items=tuple(_item(n) for n in range(rows)),
        organisation=(
            "Đơn vị chủ trì gửi kết quả rà soát về Văn phòng trước ngày 30 tháng 8 năm 2027.",
            "Văn phòng theo dõi, đôn đốc và tổng hợp kết quả.",
        ),
        recipients=RECIPIENTS,
        signature=MINISTER,
    )


def _item(n: int) -> PlanItem:
    return PlanItem(
        subject=LONG_NAME if n % 3 else "Nhóm thủ tục hành chính về cư trú",
        codes=("1.004194", "1.004222", "1.003197") if n % 3 == 0 else (f"2.{n:06}",),
        lead="Cục Hành chính tư pháp",
        partners=("Cục Công nghệ thông tin", "Vụ Pháp luật dân sự - kinh tế") if n % 2 else (),
        start=date(2027, 3, 1),
        end=date(2027, 6, 30) if n % 5 else None,
        ground="Phản ánh, kiến nghị của cá nhân, tổ chức",
        product="Phương án đơn giản hóa",
    )


def review_sheet(rows: int = 9) -> ReviewSheet:
    return ReviewSheet(
        agency="Cục Hành chính tư pháp",
        place="Hà Nội",
        day=date(2027, 5, 12),
        procedure=SHORT,
        parts=tuple(_part(n) for n in range(rows)),
        questionnaires=(
            Questionnaire(
                "A",
                "Đăng ký tạm trú",
                (
                    Answer("I.1", "Mục tiêu là gì, có cần thiết không?", "Có", "Quản lý cư trú"),
                    Answer("I.2", "Thủ tục có đáp ứng mục tiêu không?", "Có", ""),
                    Answer("II.8", "Thành phần, số lượng hồ sơ có rõ ràng, hợp lý không?", "Không",
                           "Giấy tờ chứng minh chỗ ở hợp pháp đã có trong cơ sở dữ liệu đất đai"),
                    Answer("II.9", "Thời hạn giải quyết có thể rút ngắn không?", ""),
                ),
            ),
            Questionnaire(
                "B",
                "Tờ khai thay đổi thông tin cư trú (CT01)",
                (Answer("1", "Mẫu đơn, tờ khai có cần thiết không?", "Không", "Dữ liệu đã có"),),
                stopped="Các câu hỏi sau không phải trả lời vì mẫu đơn không cần thiết.",
            ),
        ),
        conclusion="Thủ tục cần thiết.\nĐề nghị bỏ giấy tờ chứng minh chỗ ở hợp pháp.",
        signatures=(
            Signature(("Người lập biểu",), "Trần Văn Bình"),
            Signature(("Thủ trưởng đơn vị",), "Lê Thị Hồng Hạnh"),
        ),
    )  # fmt: skip


def _part(n: int) -> PartReview:
    return PartReview(
        part=("Thành phần hồ sơ", "Thời hạn giải quyết", "Trình tự thực hiện")[n % 3],
        current="Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp, trừ trường hợp đã có trong cơ sở dữ "
        "liệu quốc gia về dân cư",
        legal_basis="Điều 28 Luật Cư trú số 68/2020/QH14",
        finding="Yêu cầu giấy tờ mà cơ quan nhà nước đã có dữ liệu" if n % 2 else "",
        proposal="Bỏ giấy tờ; cơ quan tiếp nhận tra cứu dữ liệu đất đai",
        reason="Giảm chi phí đi lại và chứng thực",
        text_to_amend="Điều 28 Luật Cư trú",
    )


def _line(task: str, hours: str, other: int, per: int, manner: str = "Trực tiếp") -> CostLine:
    return CostLine(
        task=task, manner=manner, hours=Decimal(hours) if hours else None,
        wage=60_000 if hours else None,
        advisory=0, fees_and_other=other, times_per_year=Decimal(1), subjects_per_year=3_000,
        per_performance=per, yearly=per * 3_000, note="",
    )  # fmt: skip


def cost_sheet() -> CostSheet:
    """The worked example of the cost rule, to the đồng."""
    return CostSheet(
        agency="Sở Công Thương",
        place="Hà Nội",
        day=None,
        procedure=LONG,
        wage_source="60.000 đồng (GDP bình quân đầu người 126.720.000 đồng / 12 / 22 / 8)",
        formula="chi phí tuân thủ, phiên bản 1",
        now=(
            _line("Điền tờ khai", "1.50", 0, 90_000),
            _line(
                "Bản sao có chứng thực Giấy chứng nhận đăng ký doanh nghiệp",
                "2.00",
                10_000,
                130_000,
            ),
            _line("Bản sao có chứng thực thẻ căn cước", "1.00", 4_000, 64_000),
            _line("Nộp hồ sơ", "2.00", 30_000, 150_000),
            _line("Nộp phí", "0.50", 0, 30_000),
            _line("Nhận kết quả", "2.00", 30_000, 150_000),
            _line("Phí, lệ phí", "", 100_000, 100_000, ""),
        ),
        after=(
            _line("Điền tờ khai", "1.50", 0, 90_000),
            _line("Nộp hồ sơ", "0.50", 0, 30_000, "Trực tuyến"),
            _line("Nộp phí", "0.25", 0, 15_000, "Trực tuyến"),
            _line("Nhận kết quả", "0.25", 0, 15_000, "Trực tuyến"),
            _line("Phí, lệ phí", "", 50_000, 50_000, ""),
        ),
        once=ONCE,
        yearly=WORKED,
        signatures=(Signature(("Người lập biểu",)), Signature(("Thủ trưởng đơn vị",))),
        remarks=("Số đối tượng lấy theo thống kê năm 2026.",),
    )


def options() -> tuple[Option, ...]:
    return (
        Option(
            procedure=LONG,
            changes=(
                Change(
                    "Bỏ bản sao có chứng thực Giấy chứng nhận đăng ký doanh nghiệp.",
                    "Dữ liệu đã có trong Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp.",
                ),
                Change(
                    "Rút ngắn thời hạn giải quyết từ 15 ngày làm việc xuống còn 10 ngày làm việc.",
                    "Hồ sơ ít hơn, việc thẩm định nhanh hơn.",
                ),
            ),
            amendments=(
                Amendment(
                    "Nghị định số 44/2016/NĐ-CP",
                    "khoản 2 Điều 6",
                    "bỏ thành phần hồ sơ",
                    "Chính phủ",
                ),
                Amendment("Thông tư số 16/2017/TT-BLĐTBXH", "", "sửa đổi thời hạn giải quyết"),
            ),
            benefit=WORKED,
            schedule="Quý III năm 2027",
        ),
        Option(
            procedure=SHORT,
            changes=(Change("Bãi bỏ thủ tục hành chính.", "Đã thực hiện thông qua dữ liệu."),),
            amendments=(Amendment("Luật Cư trú số 68/2020/QH14", "Điều 28", "bãi bỏ", "Quốc hội"),),
            benefit=ABOLISHED,
        ),
    )


def annex() -> OptionAnnex:
    return OptionAnnex(
        title="PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH TRONG LĨNH VỰC AN TOÀN, VỆ SINH LAO ĐỘNG",
        attached_to="Kèm theo Quyết định số 2468/QĐ-BTP ngày 03 tháng 02 năm 2027 của Bộ trưởng "
        "Bộ Tư pháp",
        options=options(),
        total=TOTAL,
    )


def submission() -> Submission:
    return Submission(
        letterhead=OPEN_HEAD,
        subject="Về việc thông qua phương án đơn giản hóa thủ tục hành chính trong lĩnh vực an "
        "toàn, vệ sinh lao động",
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Quảng Trị",
        grounds=GROUNDS[:2],
        sections=(
            Section(
                "Sự cần thiết",
                ("Thực hiện Kế hoạch rà soát năm 2027, Sở Nội vụ đã rà soát 02 thủ tục.",),
            ),
            Section(
                "Quá trình thực hiện", ("Đã lấy ý kiến các đơn vị liên quan.\nĐã tính chi phí.",)
            ),
        ),
        options=options(),
        total=TOTAL,
        request=("Kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định./.",),
        attachments=(
            "Dự thảo Quyết định;",
            "Báo cáo kết quả rà soát;",
            "Biểu tính chi phí tuân thủ.",
        ),
        recipients=("Như trên;", "Lưu: VT, KSTTHC."),
        signature=DEPUTY,
    )


def decision() -> DraftDecision:
    return DraftDecision(
        letterhead=HEAD,
        subject="Về việc thông qua phương án đơn giản hóa thủ tục hành chính trong lĩnh vực an "
        "toàn, vệ sinh lao động thuộc phạm vi chức năng quản lý của Bộ",
        decided_by="BỘ TRƯỞNG BỘ TƯ PHÁP",
        grounds=GROUNDS,
        articles=(
            ("Thông qua phương án đơn giản hóa 02 thủ tục hành chính tại Phụ lục kèm theo.",),
            (
                "Giao các đơn vị thuộc Bộ:",
                "a) Dự thảo văn bản sửa đổi, bổ sung trước ngày 30 tháng 9 năm 2027;",
                "b) Báo cáo kết quả thực hiện.",
            ),
            ("Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Bộ và thủ trưởng các đơn "
             "vị liên quan chịu trách nhiệm thi hành Quyết định này./.",),
        ),
        recipients=RECIPIENTS,
        signature=Signature(("KT. Bộ trưởng", "Thứ trưởng"), "Nguyễn Thị Thùy Dương"),
        annex=annex(),
    )  # fmt: skip


def procedure_list(rows: int = 40) -> ProcedureList:
    return ProcedureList(
        issuer="Bộ Nội vụ",
        about=("Lĩnh vực: An toàn, vệ sinh lao động", "Cấp thực hiện: Cấp tỉnh"),
        day=date(2027, 3, 1),
        rows=tuple(_listed(n) for n in range(rows)),
    )


def _listed(n: int) -> ListedProcedure:
    return ListedProcedure(
        code=f"2.{n:06}",
        name=LONG_NAME if n % 3 else "Đăng ký tạm trú",
        time_limit="15 ngày làm việc (trực tiếp)\n10 ngày làm việc (trực tuyến)",
        place="Trung tâm Phục vụ hành chính công",
        fees="Lệ phí: 75.000 đồng\nPhí: 1.200.000 đồng/hồ sơ" if n % 4 else "Không",
        legal_basis=("Điều 28 Luật Cư trú số 68/2020/QH14", "Nghị định số 44/2016/NĐ-CP"),
        agency="Sở Nội vụ",
        channels="trực tuyến; trực tiếp",
        authority="Bộ Nội vụ",
        field="An toàn, vệ sinh lao động",
        levels="Cấp tỉnh",
        applicants="Tổ chức",
        decision="2468/QĐ-BNV",
        effective=date(2027, 2, 3),
        address=f"https://example.vn/procedures/2.{n:06}?authority=bo-noi-vu",
    )


def publication_decision() -> PublicationDecision:
    entry = PublishedEntry(_listed(1), "Nghị định số 44/2016/NĐ-CP")
    return PublicationDecision(
        letterhead=HEAD,
        subject="Về việc công bố thủ tục hành chính trong lĩnh vực an toàn, vệ sinh lao động",
        decided_by="BỘ TRƯỞNG BỘ TƯ PHÁP",
        grounds=GROUNDS,
        articles=(("Công bố 04 thủ tục hành chính.", "- 01 thủ tục hành chính mới ban hành;"),),
        recipients=RECIPIENTS,
        signature=MINISTER,
        annex_title="DANH MỤC THỦ TỤC HÀNH CHÍNH CÔNG BỐ CỦA BỘ TƯ PHÁP",
        origin=f"In từ đợt công bố số 7, SHA-256 {'0f' * 32}.",
        new=(entry,),
        standardised=(entry,),
        amended=(replace(entry, parts=("Thành phần hồ sơ", "Thời hạn giải quyết")),),
        replaced=(replace(entry, successor_code="1.004194", successor_name="Đăng ký tạm trú"),),
        abolished=(entry, entry),
    )


def poster() -> Poster:
    return Poster(
        code="2.000002",
        name=LONG_NAME,
        authority="Bộ Nội vụ",
        agency="Sở Nội vụ",
        applicants="Tổ chức",
        place="Trung tâm Phục vụ hành chính công",
        time_limit="15 ngày làm việc",
        fees="Lệ phí: 75.000 đồng",
        documents=("Đơn đề nghị cấp lại", "Giấy chứng nhận đã cấp"),
        steps=("Nộp hồ sơ", "Thẩm định", "Trả kết quả"),
        release="Nội dung theo Quyết định số 2468/QĐ-BNV, có hiệu lực từ 03/02/2027.",
        address="https://example.vn/procedures/2.000002?authority=bo-noi-vu",
        day=date(2027, 3, 1),
        left_out=("còn 2 bước nữa",),
    )


def all_papers() -> tuple[Paper, ...]:
    """One of each form that has a Word file."""
    return (
        plan(),
        review_sheet(),
        cost_sheet(),
        annex(),
        submission(),
        decision(),
        procedure_list(),
        publication_decision(),
    )
