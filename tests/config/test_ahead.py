"""What was looked at is made ready once after each change, when data are still and pages leave room."""

import logging
from collections.abc import Iterator

import pytest

import promises
from config import making_ready
from lueckenlos.config import ahead
from lueckenlos.config.ahead import Ahead


@pytest.mark.parametrize("promise", [each.__name__ for each in making_ready.PROMISES])
@pytest.mark.usefixtures("django_db_setup")
def test_promise(promise: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    outcomes = promises.outcomes(making_ready, tmp_path_factory.mktemp("bereit"))
    assert outcomes[promise] == "kept", outcomes[promise]


class Values:
    """Stands for what is kept: whether anybody asks, how many have ended, and how often one was renewed."""

    asked = True
    ended = 1
    renewals = 0

    def is_asked(self) -> bool:
        return self.asked

    def renew(self) -> bool:
        if self.renewals >= self.ended:
            return False
        self.renewals += 1
        return True


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    found: dict[str, object] = {"data": 1, "busy": False}
    monkeypatch.setattr(ahead, "state_of_data", lambda: found["data"])
    return found


def looks(looker: Ahead, values: Values, times: int = 1) -> int:
    """How often that many looks renew."""
    before = values.renewals
    for _ in range(times):
        looker.look()
    return values.renewals - before


def made(state: dict[str, object], *values: Values) -> Ahead:
    return Ahead(values, lambda: bool(state["busy"]))  # type: ignore[arg-type] # it needs nothing else of them


def test_each_state_is_made_ready_once(state: dict[str, object]) -> None:
    values = Values()
    looker = made(state, values)
    assert [looks(looker, values) for _ in range(4)] == [0, 1, 0, 0]
    state["data"] = 2
    values.ended += 3
    assert [looks(looker, values) for _ in range(6)] == [0, 1, 1, 1, 0, 0]


def test_a_change_in_between_is_waited_out(state: dict[str, object]) -> None:
    values = Values()
    values.ended = 9
    looker = made(state, values)
    assert looks(looker, values, 3) == 2
    state["data"] = 2
    assert [looks(looker, values) for _ in range(2)] == [0, 1]


def test_where_nothing_is_left_the_values_are_not_asked_again(state: dict[str, object]) -> None:
    values = Values()
    looker = made(state, values)
    looks(looker, values, 4)
    values.ended = 9
    assert looks(looker, values, 4) == 0


def test_while_somebody_writes_all_the_time_nothing_is_made(state: dict[str, object]) -> None:
    values = Values()
    looker = made(state, values)
    for number in range(10):
        state["data"] = number
        assert looks(looker, values) == 0
    assert looks(looker, values) == 1


def test_pages_go_first(state: dict[str, object]) -> None:
    values = Values()
    looker = made(state, values)
    state["busy"] = True
    assert looks(looker, values, 5) == 0
    state["busy"] = False
    assert looks(looker, values, 5) == 1


def test_one_value_that_is_asked_for_is_enough(state: dict[str, object]) -> None:
    idle, wanted = Values(), Values()
    idle.asked = False
    assert looks(made(state, idle, wanted), wanted, 3) == 1


def test_the_database_is_left_alone_while_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    values = Values()
    values.asked = False
    monkeypatch.setattr(ahead, "state_of_data", lambda: pytest.fail("asked"))
    assert looks(made({"busy": False}, values), values, 3) == 0


class Pause:
    """As many rests as there are answers; it notes how long each was to be."""

    def __init__(self, rounds: int) -> None:
        self.rests: list[float] = []
        self._rounds: Iterator[bool] = iter([False] * rounds + [True])

    def wait(self, seconds: float) -> bool:
        self.rests.append(seconds)
        return next(self._rounds)


def test_after_a_failure_it_rests_longer_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pause, rounds = Pause(3), iter([None, OSError("database gone"), None])
    monkeypatch.setattr(ahead, "close_old_connections", lambda: None)

    def look(self: Ahead) -> None:
        if error := next(rounds):
            raise error

    monkeypatch.setattr(Ahead, "look", look)
    with caplog.at_level(logging.ERROR):
        ahead.make_ready(lambda: False, pause)  # type: ignore[arg-type] # it only waits
    assert pause.rests == [ahead.LOOK, ahead.LOOK, ahead.AFTER_FAILURE, ahead.LOOK]
    assert "database gone" in caplog.text
