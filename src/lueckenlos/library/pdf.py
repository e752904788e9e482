"""Having a PDF looked through by a process of its own; see ``pdf_reader``."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

_PATIENCE: Final = 60


@dataclass(frozen=True, slots=True)
class Found:
    """``problem`` is the code of a sentence; then nothing else is known."""

    problem: str = ""
    pages: int = 0
    tagged: bool = False
    removed: int = 0
    text: str = ""
    cover: bytes = b""
    content: bytes = b""


def look_through(content: bytes) -> Found:
    """What a PDF holds, and the file without anything that could run. Takes at most a minute."""
    with TemporaryDirectory() as folder:
        source, cleaned, cover = (Path(folder) / name for name in ("in.pdf", "out.pdf", "cover.jpg"))
        source.write_bytes(content)
        told = _told([str(path) for path in (source, cleaned, cover)])
        if "problem" in told:
            return Found(problem=told["problem"])
        picture = cover.read_bytes() if cover.exists() else b""
        return Found(**told, cover=picture, content=cleaned.read_bytes())


def _told(paths: list[str]) -> Mapping[str, Any]:
    command = [sys.executable, "-m", "lueckenlos.library.pdf_reader", *paths]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 -- our own module
    except subprocess.TimeoutExpired:
        return {"problem": "pdf_takes_too_long"}
    except subprocess.CalledProcessError:
        return {"problem": "pdf_broken"}
    told: Mapping[str, Any] = json.loads(done.stdout)
    return told
