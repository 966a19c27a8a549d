"""Likeness over a large catalogue: pairs of names of papers beside their limits; how right it is.

Names are invented, with planted other writings of one paper (case, marks, short forms, the form it
is handed in, a misspelt word, a moved one) and planted different papers that differ in one word.
Each figure is of a process of its own, on one core.
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from bench.measuring import Figure
from registry.procedure.folding import fold
from registry.reference import load_reference

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


def measure() -> Iterator[Figure]:
    small, large = _apart("names", 10_000), _apart("names", 100_000)
    yield Figure("pairs of 100,000 names", large["seconds"], "s", "limit 4 s", 4)
    yield Figure("pairs of 100,000 names, memory", large["megabytes"], "MB", "limit 300 MB", 300)
    growth = large["seconds"] / small["seconds"]
    yield Figure("pairs of names, 10,000 to 100,000", growth, "times", "limit 12 times", 12)
    for size, found in (("10,000", small), ("100,000", large)):
        yield Figure(f"pairs of {size} names, precision", found["precision"], "share")
        yield Figure(f"pairs of {size} names, recall", found["recall"], "share")


def _apart(what: str, size: int) -> dict[str, float]:
    """The figures of one question, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.alike", what, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {key: float(value) for key, value in json.loads(done.stdout).items()}


def _names(size: int) -> dict[str, float]:
    from registry.analysis.catalogue.name_pairs import NamePairs
    from registry.analysis.catalogue.paper_name import PaperNames, Words

    reference = load_reference()
    papers = named(size)
    gc_before, started = _memory(), time.process_time()
    canonical = PaperNames(reference)
    places: dict[Words, list[int]] = {}
    for place, (name, _) in enumerate(papers):
        places.setdefault(canonical.of(name), []).append(place)
    pairs = list(NamePairs(list(places), canonical, reference.naming).found())
    seconds = time.process_time() - started
    groups = [[papers[place][1] for place in group] for group in places.values()]
    right, wrong = _judged(groups, [(one, other) for one, other, _ in pairs])
    planted = sum(n * (n - 1) // 2 for n in Counter(paper for _, paper in papers).values())
    return {
        "seconds": seconds,
        "megabytes": _memory() - gc_before,
        "precision": right / (right + wrong),
        "recall": right / planted,
    }


def _judged(groups: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many pairs of names that are said to mean one paper do, and how many do not."""
    right = wrong = 0
    for group in groups:
        for one, other in combinations(group, 2):
            right, wrong = right + (one == other), wrong + (one != other)
    for first, second in pairs:
        for one in groups[first]:
            same = groups[second].count(one)
            right, wrong = right + same, wrong + len(groups[second]) - same
    return right, wrong


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


QUESTIONS: dict[str, Callable[[int], dict[str, float]]] = {"names": _names}

if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    print(json.dumps(QUESTIONS[sys.argv[1]](int(sys.argv[2]))))
