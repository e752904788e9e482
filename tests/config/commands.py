"""Runs the command ``lueckenlos`` as people run it: a process of its own, with an environment of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sys.executable).with_name("lueckenlos")
PATIENCE = 120  # seconds, on a machine busy with other things


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def surroundings(folder: Path, **settings: str) -> dict[str, str]:
    """Nothing of the test run gets in but where programs are."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "DATA_DIR": str(folder), **settings}


def lueckenlos(folder: Path, *arguments: str, **settings: str) -> Answer:
    """One run to its end."""
    done = subprocess.run(  # noqa: S603 -- our own command
        [COMMAND, *arguments],
        env=surroundings(folder, **settings),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
