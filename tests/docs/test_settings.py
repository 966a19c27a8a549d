"""Every setting stands in docs/settings.md, and nothing else does."""

import re
from pathlib import Path

from web.settings import Settings


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"`GON_([A-Z_]+)`", Path("docs/settings.md").read_text()))

    assert documented == {name.upper() for name in Settings.model_fields}
