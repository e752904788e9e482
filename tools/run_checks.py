"""Every linter, type check and contract; all of them run even when one fails."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# the long ones first
CHECKS = {
    "Typen": ["mypy"],
    "Zweige": ["python", "tools/run_coverage.py"],
    "Vorlagen": ["djlint", "--lint", "--quiet", "src"],
    "Schichten": ["lint-imports", "--no-cache"],
    "Migrationen": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "ruff": ["ruff", "check", "--no-cache", "src", "tests", "tools"],
    "Formatierung": ["ruff", "format", "--no-cache", "--check", "src", "tests", "tools"],
}


def main() -> int:
    """As many at a time as there are cores; each tells its part when it is done."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = {pool.submit(_run, command): name for name, command in CHECKS.items()}
        failed = []
        for run in as_completed(runs):
            done = run.result()
            print(f"=== {runs[run]}\n{done.stdout}", end="", flush=True)
            if done.returncode:
                failed.append(runs[run])
    print("Alle Prüfungen bestanden." if not failed else f"FEHLGESCHLAGEN: {', '.join(failed)}")
    return 1 if failed else 0


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {"DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings", "PATH": f"{BIN}:/usr/bin:/bin"}
    return subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


if __name__ == "__main__":
    sys.exit(main())
