"""Many people at once, in threads of several processes, on a database of its own: nothing sold twice, nobody lost."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import EmptyDatabase

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import bench_rush as crowd  # noqa: E402 -- from the folder of tools

PLACES, PEOPLE, THREADS = 15, 60, 6


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, empty_database: EmptyDatabase) -> Iterator[dict[str, str]]:
    """The environment of an empty database of the kind the suite runs on."""
    with empty_database(tmp_path_factory.mktemp("rush")) as environment:
        yield environment


@pytest.fixture
def database(server: dict[str, str]) -> dict[str, str]:
    """With a new Börse of 15 places."""
    process = crowd.start(["setup", PLACES], server)
    assert crowd.finish(process) == []
    assert process.returncode == 0
    return server


def _tally(environment: dict[str, str]) -> crowd.Answer:
    (found,) = crowd.finish(crowd.start(["tally"], environment))
    return found


def test_two_processes_and_the_same_form_from_two_browsers(database: dict[str, str]) -> None:
    """People 20 to 39 send their form to both processes at once; every seventh gives the place back."""
    moving = {**database, "RUSH_CANCEL": "1"}
    crews = [crowd.start(["buy", first, last, THREADS], moving) for first, last in ((0, 40), (20, PEOPLE))]
    answers = [answer for crew in crews for answer in crowd.finish(crew)]
    assert len(answers) == 80
    assert [answer for answer in answers if "number" not in answer] == []
    # the same form is the same registration, whichever process was asked
    assert len({(answer["person"], answer["number"]) for answer in answers}) == PEOPLE
    held = _tally(database)
    assert (held["registrations"], held["people"], held["numbers"]) == (PEOPLE, PEOPLE, True)
    # all places are held or offered: those given back went on to the next who wait
    assert (held["held"], held["taken"], held["capacity"]) == (PLACES, PLACES, PLACES)
    assert held["statuses"]["storniert"] == len(range(0, PEOPLE, 7))
    assert held["mailed"] == PEOPLE


def test_killed_in_the_middle_everybody_who_asks_again_learns_the_truth(database: dict[str, str]) -> None:
    promised: dict[int, crowd.Answer] = {}
    for kill_after in (5, 10):
        crew = crowd.start(["buy", 0, PEOPLE, THREADS], database)
        assert crew.stdout is not None
        lines = [crew.stdout.readline() for _ in range(kill_after)]
        crew.kill()
        told = [crowd.json.loads(line) for line in lines] + crowd.finish(crew)
        for answer in told:
            before = promised.setdefault(answer["person"], answer)
            assert (before["number"], before["answer"]) == (answer["number"], answer["answer"])
    after = crowd.finish(crowd.start(["buy", 0, PEOPLE, THREADS], database))
    assert len(after) == PEOPLE
    for answer in after:
        before = promised.get(answer["person"], answer)
        assert (before["number"], before["answer"]) == (answer["number"], answer["answer"])
    held = _tally(database)
    assert (held["registrations"], held["people"], held["numbers"]) == (PEOPLE, PEOPLE, True)
    assert (held["held"], held["taken"], held["mailed"]) == (PLACES, PLACES, PEOPLE)
