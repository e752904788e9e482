"""The demo, served as in real life: the command makes the data, the command serves them, mail lies in a folder."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from journeys.people import People, Place

COMMAND = Path(sys.executable).with_name("lueckenlos")
PATIENCE = 60.0  # seconds until the server must answer, on a machine that is busy with other things


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def demo_data(shared: Path) -> Path:
    """A DATA_DIR with the demo in it, made once however many workers run."""
    folder = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = shared / "demo-in-the-making"
            command = [COMMAND, "demo"]
            subprocess.run(command, env=surroundings(made), check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
            made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def place(demo_data: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A server with this worker's own copy of the demo."""
    noted = shared / "seen"
    noted.mkdir(exist_ok=True)
    folder = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(demo_data, folder)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(  # noqa: S603 -- our own command
        [COMMAND, "serve", "--port", str(port)],
        env={**surroundings(folder), "BASE_URL": address},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(address)
        yield Place(address, folder, noted)
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def people(browser: Browser, place: Place) -> Iterator[People]:
    """Opens windows for people; at the end none of them may have seen the browser complain."""
    made = People(browser, place)
    yield made
    made.leave()


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a command that works on this folder alone."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "DATA_DIR": str(folder)}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str) -> None:
    latest = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()  # noqa: S310 -- our own server
        except OSError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.1)
        else:
            return
