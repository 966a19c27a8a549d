"""A program that loads a folder and stops just before the load is kept, waiting to be killed.

python -m tests.durability.loader DATABASE FOLDER
"""

import os
import sys
import time
from pathlib import Path

from registry.store import load, open_store
from registry.store.acts import Writing
from tests.registry.folders import LATER, LOADER, PAPERS


def stop(*_arguments: object, **_more: object) -> int:
    """In place of logging the act: everything else of the load is written, nothing is kept."""
    os.write(1, b"writing\n")
    time.sleep(60)
    return 0


if __name__ == "__main__":
    Writing.log = stop  # type: ignore[method-assign]  # the instant at which it is killed
    load(open_store(sys.argv[1]), Path(sys.argv[2]), actor=LOADER, now=LATER, analysis=PAPERS)
