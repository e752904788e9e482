"""Every branch of the numbers is walked by one of their own tests; the lines that are not are listed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# pure and quick: nobody can check these numbers by looking at a page
PACKAGE = "src/lueckenlos/equity"
TESTS = "tests/equity"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="lueckenlos-coverage-") as folder:
        environment = {**os.environ, "DATA_DIR": folder, "COVERAGE_FILE": f"{folder}/coverage"}
        coverage = [sys.executable, "-m", "coverage"]
        steps = (
            [*coverage, "run", "--branch", f"--source={PACKAGE}", "-m", "pytest", TESTS],
            [*coverage, "report", "--fail-under=100", "--show-missing", "--skip-covered"],
        )
        return max(subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode for step in steps)


if __name__ == "__main__":
    sys.exit(main())
