"""Phrases of the portal's steps that several rooms look for, each written once."""

import re

# The verb "trình", submits, and none of the nouns that end in it: a work, a process, a programme.
SUBMITS = (
    r"(?<!công\s)(?<!quy\s)(?<!chương\s)(?<!lịch\s)(?<!lộ\s)(?<!giải\s)(?<!tờ\s)(?<!quá\s)"
    r"\btrình\b"
)
# Refusing the matter, which only who decides it can; a dossier that lacks something is given back.
REFUSES = (
    r"(?:từ\s+chối(?!\s+tiếp)|không\s+(?:chấp\s+(?:thuận|nhận)|cấp|đồng\s+ý|cho\s+phép|"
    r"phê\s+duyệt|(?:công|chứng|xác)\s+nhận|gia\s+hạn))\b"
)
# What the portal's form calls the part in which the authority acts.
FORM_HEADING = re.compile(
    r"\s*Giải\s+quyết\s+(?:TTHC|thủ\s+tục\s+hành\s+chính)\s*[-–:*]\s*", re.IGNORECASE
)
