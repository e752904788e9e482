"""Every linter, type check and contract; all of them run even when one fails."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "ruff": ["ruff", "check", "--no-cache", "src", "tests", "tools"],
    "Formatierung": ["ruff", "format", "--no-cache", "--check", "src", "tests", "tools"],
    "Typen": ["mypy"],
    "Schichten": ["lint-imports", "--no-cache"],
    "Vorlagen": ["djlint", "--lint", "--quiet", "src"],
    "Zweige": ["python", "tools/run_coverage.py"],
    "Migrationen": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    failed = []
    for name, command in CHECKS.items():
        print(f"=== {name}", flush=True)
        environment = {"DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings", "PATH": f"{BIN}:/usr/bin:/bin"}
        done = subprocess.run(
            [BIN / command[0], *command[1:]], cwd=ROOT, env={**os.environ, **environment}, check=False
        )
        if done.returncode:
            failed.append(name)
    print("Alle Prüfungen bestanden." if not failed else f"FEHLGESCHLAGEN: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
