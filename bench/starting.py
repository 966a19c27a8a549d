"""`gon demo`: from nothing to the first page answered."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import GON, Figure

PORT = "8753"


def measure() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        server = subprocess.Popen(
            [GON, "demo", "--port", PORT, "--data", str(Path(folder))],
            stdout=subprocess.DEVNULL,
            env=os.environ,
        )
        try:
            _answered(f"http://127.0.0.1:{PORT}/")
            yield Figure(
                "first page of the demo", time.perf_counter() - started, "s", "limit 15 s", 15
            )
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)


def _answered(url: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within 30 s")
