"""Invented names of papers, with other writings of one paper and other papers planted among them.

Other writings are of case, marks, short forms, the form a paper is handed in, a misspelt word, a
moved one; other papers differ in one word that tells them apart.
"""

import random
import re
from collections.abc import Sequence

from registry.procedure.folding import fold

SEED = 20261127
ISSUED = (
    "Giấy chứng nhận",
    "Giấy phép",
    "Chứng chỉ",
    "Giấy xác nhận",
    "Thẻ",
    "Quyết định cho phép",
)
WRITTEN = ("Đơn đề nghị cấp", "Tờ khai", "Báo cáo", "Bản vẽ", "Hợp đồng", "Biên bản", "Danh sách")
ACTS = (
    "sản xuất", "kinh doanh", "vận chuyển", "xuất khẩu", "nhập khẩu", "khai thác", "thăm dò",
    "lưu hành", "kiểm định", "khảo nghiệm", "nuôi trồng", "chế biến", "sửa chữa", "lắp đặt",
    "đào tạo", "thiết kế",
)  # fmt: skip
THINGS = (
    "thuốc thú y", "phân bón", "thủy sản", "vật liệu nổ", "xăng dầu", "khí hóa lỏng",
    "thực phẩm chức năng", "giống cây trồng", "phương tiện thủy nội địa", "xe cơ giới", "tàu bay",
    "khoáng sản", "nước dưới đất", "rừng phòng hộ", "hàng nguy hiểm", "thiết bị y tế",
    "trò chơi điện tử", "chất thải nguy hại", "sản phẩm mật mã", "bảo hiểm xã hội",
    "quyền sử dụng đất", "dịch vụ kế toán", "chứng khoán phái sinh",
)  # fmt: skip
HOLDERS = (
    "của người lao động", "của doanh nghiệp", "của hộ kinh doanh", "của hợp tác xã",
    "của chủ đầu tư", "của người đại diện", "của chi nhánh", "của cơ sở đào tạo",
    "của ủy ban nhân dân", "của tổ chức tín dụng",
)  # fmt: skip
PLACES = (
    "tại cảng biển", "tại khu kinh tế", "ở vùng biên giới", "trên mạng viễn thông",
    "trong khu công nghiệp", "tại cửa khẩu", "trên đường thủy", "tại sân bay",
    "trong rừng đặc dụng", "ở hải đảo", "tại làng nghề",
)  # fmt: skip
# Papers that differ in one of these are different papers.
TELLING = (
    ("cấp tỉnh", "cấp xã"), ("lần đầu", "lần hai"), ("mẫu số 12", "mẫu số 13"),
    ("theo Điều 5", "theo Điều 6"), ("phụ lục II", "phụ lục III"), ("loại A", "loại B"),
    ("trong nước", "ngoài nước"), ("cấp mới", "cấp lại"),
)  # fmt: skip
SHORT = (
    ("giấy chứng nhận", "GCN"), ("ủy ban nhân dân", "UBND"), ("bảo hiểm xã hội", "BHXH"),
    ("quyền sử dụng đất", "QSDĐ"), ("hợp tác xã", "HTX"), ("chất thải nguy hại", "CTNH"),
)  # fmt: skip
BEFORE = ("Bản sao ", "Bản sao có chứng thực ", "01 bản chính ", "Bản chụp ")
BEHIND = (
    " (nếu có)",
    " (bản sao)",
    ", kèm bản chính để đối chiếu",
    " còn hiệu lực",
    " theo quy định",
)


def named(count: int) -> list[tuple[str, int]]:
    """Invented names, each with the number of the paper it means; always the same."""
    chance = random.Random(SEED)
    made: list[tuple[str, int]] = []
    known: set[str] = set()
    paper = 0
    while len(made) < count:
        for name in _papers(chance):
            if fold(name) in known:
                continue
            known.add(fold(name))
            paper += 1
            made.append((name, paper))
            others = {_rewritten(name, chance) for _ in range(chance.choice((0, 0, 1, 2, 3)))}
            made += [(other, paper) for other in sorted(others - {name})]
    return made[:count]


def _papers(chance: random.Random) -> Sequence[str]:
    """One paper, or two that differ in a telling word."""
    parts = [f"{chance.choice(ISSUED + WRITTEN)} {chance.choice(ACTS)} {chance.choice(THINGS)}"]
    parts += [chance.choice(HOLDERS)] if chance.random() < 0.7 else []
    parts += [chance.choice(PLACES)] if chance.random() < 0.7 else []
    name = " ".join(parts)
    if chance.random() < 0.4:
        return [f"{name} {telling}" for telling in chance.choice(TELLING)]
    return [name]


def _rewritten(name: str, chance: random.Random) -> str:
    """Another writing of a name, by one or two of the ways in which texts do it."""
    for way in chance.sample(WAYS, chance.choice((1, 1, 2))):
        name = way(name, chance)
    return name


def _other_case(name: str, chance: random.Random) -> str:
    return name.upper() if chance.random() < 0.3 else name.title()


def _without_marks(name: str, chance: random.Random) -> str:  # noqa: ARG001
    return fold(name)


def _shortened(name: str, chance: random.Random) -> str:
    for long, short in chance.sample(SHORT, len(SHORT)):
        name = re.sub(long, short, name, flags=re.IGNORECASE)
    return name


def _formed(name: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(BEFORE) + name[0].lower() + name[1:]
    return name + chance.choice(BEHIND)


def _misspelt(name: str, chance: random.Random) -> str:
    words = name.split()
    at = chance.choice([i for i, word in enumerate(words) if len(word) > 2 and word.isalpha()])
    cut = chance.randrange(1, len(words[at]))
    word, letter = words[at], chance.choice("aeiounghct")
    wrong = (word[:cut] + word[cut + 1 :], word[:cut] + letter + word[cut:], fold(word))
    words[at] = chance.choice(wrong)
    return " ".join(words)


def _moved(name: str, chance: random.Random) -> str:  # noqa: ARG001
    """The holder behind the place, where a name has both."""
    found = re.search("(" + "|".join(HOLDERS) + ") (" + "|".join(PLACES) + ")", name)
    return name.replace(found[0], f"{found[2]} {found[1]}") if found else name


WAYS = (_other_case, _without_marks, _shortened, _formed, _misspelt, _moved)
