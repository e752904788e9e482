"""Third-party CSS and fonts come pinned, without addresses in the repository, and only when needed."""

import json
import subprocess
import sys
from pathlib import Path

from django.templatetags.static import static
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "package-lock.json"


def test_lock_names_versions_and_hashes_but_no_addresses() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_packages_are_pinned_exactly() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}


def test_no_script_of_a_package_runs() -> None:
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()


def test_third_party_files_are_not_committed() -> None:
    assert "src/lueckenlos/web/static/vendor/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_large_style_sheet_travels_packed(client: Client) -> None:
    answer = client.get(static("vendor/kern/kern.min.css"), headers={"accept-encoding": "gzip"})
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in answer["Cache-Control"]
    assert len(b"".join(answer.streaming_content)) < 60_000


def test_nothing_to_do_when_up_to_date() -> None:
    """Without any npm on the path: it must not be needed."""
    command = [sys.executable, ROOT / "tools" / "assets.py"]
    done = subprocess.run(command, env={"PATH": ""}, capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    assert (done.returncode, done.stdout) == (0, "")
