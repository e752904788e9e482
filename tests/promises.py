"""Promises that hold only where something is committed: tried by a script of their own, in a database of their own.

A test inside the suite works in a transaction that is undone, and nothing it writes is ever committed.
"""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from databases import empty_database

TESTS = Path(__file__).parent


def outcomes(script: ModuleType, folder: Path) -> dict[str, str]:
    """Name of the promise → "kept", or what broke it."""
    with empty_database(folder) as made:
        paths = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
        settings = {"DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings", "PYTHONPATH": paths}
        done = subprocess.run(  # noqa: S603 -- ours
            [sys.executable, str(script.__file__)],
            env={**os.environ, **made, **settings},
            stdout=subprocess.PIPE,
            text=True,
            timeout=120,
            check=True,
        )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def report(promises: Sequence[Callable[[], None]]) -> None:
    """What the script prints at its end."""
    sys.stdout.write(json.dumps({promise.__name__: _outcome(promise) for promise in promises}))


def _outcome(promise: Callable[[], None]) -> str:
    try:
        promise()
    except Exception:  # noqa: BLE001 -- the test that reads this fails with it
        return traceback.format_exc()
    return "kept"
