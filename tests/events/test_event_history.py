"""The course of an event in words, whichever package wrote the line."""

from events.fair import make_boerse
from factories import Cast
from lueckenlos.events.queries.history import history_of
from lueckenlos.tenancy import audit


def test_lines_of_packages_above_are_told_in_words(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    event = make_boerse(by).event
    audit.record("conferences.tally.add", event, by=by)
    assert history_of(by.stelle.pk, [event])[0].what == "Zählung für Infostände angelegt"
