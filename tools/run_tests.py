"""The whole suite: on SQLite, then on PostgreSQL where its server is there. What is left out is said loudly."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    left_out: list[str] = []
    if not _chromium():
        left_out.append("Browsertests: Chromium ist nicht installiert.")
    results = {"SQLite": _pytest([])}
    if postgres.server_folder():
        with postgres.server() as address:
            # a page looks the same on either database, so the browser goes once
            results["PostgreSQL"] = _pytest(["-m", "not browser"], DATABASE_URL=address)
    else:
        left_out.append("PostgreSQL-Tests: Der PostgreSQL-Server ist nicht installiert.")
    print()
    for name, code in results.items():
        print(f"{name}: {'bestanden' if code == 0 else f'FEHLGESCHLAGEN (Code {code})'}")
    for line in left_out:
        print(f"!!! AUSGELASSEN – {line}")
    return max(results.values())


def _pytest(options: list[str], **environment: str) -> int:
    print(f"\n=== pytest {' '.join(options)} {'auf PostgreSQL' if environment else 'auf SQLite'}", flush=True)
    with tempfile.TemporaryDirectory(prefix="lueckenlos-test-") as folder:
        # the second suite and every process that a test starts find the modules compiled
        clean = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
        }
        spread = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *spread, "-rs", *options, *sys.argv[1:]],
            cwd=ROOT,
            env={**clean, "DATA_DIR": folder, **environment},
            check=False,
        ).returncode


def _chromium() -> bool:
    return any(
        Path(path).exists() for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
    )


if __name__ == "__main__":
    sys.exit(main())
