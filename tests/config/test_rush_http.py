"""A small rush through the real server over HTTP, killed in the middle: nothing sold twice, nobody lost or misled."""

from pathlib import Path

import pytest
from django.db import connection

import rush_http
from databases import EmptyDatabase

pytestmark = pytest.mark.long

PLACES, PEOPLE, AT_ONCE = 20, 100, 16


def test_a_rush_with_the_server_killed_in_the_middle(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    """Whoever met the broken connection asked again with the same form; each answer is compared with its row."""
    with empty_database(tmp_path) as environment:
        processes = 1 if connection.vendor == "sqlite" else 2
        size = {"places": PLACES, "people": PEOPLE, "at_once": AT_ONCE, "processes": processes}
        done = rush_http.run(environment, **size, way="whole", kills=1, settled=False)
    assert done.kills == 1
    assert len(done.answers) == PEOPLE
    assert {what: number for what, number in done.wrong(PEOPLE).items() if number} == {}
    # told, not only stored: as many held as there are places, all others wait
    assert sum(answer["answer"] == "eingegangen" for answer in done.answers) == PLACES
    assert sum(answer["answer"] == "warteliste" for answer in done.answers) == PEOPLE - PLACES
