"""What a commune asks just now stands on its public page."""

from datetime import date

from django.test import Client

from factories import Cast
from lueckenlos.participation.actions import surveys
from participation.asking import DAY, ask, make_survey, open_collection


def test_only_what_is_open_and_listed_is_linked(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    ask(make_survey(by, "Entwurf"), by)
    far = date(2099, 1, 1)
    hidden, shown = (make_survey(by, title, ends_on=far, listed=title == "Offen") for title in ("Leise", "Offen"))
    for survey in (hidden, shown):
        survey.refresh_from_db()
        ask(survey, by)
        surveys.start_survey(survey=survey, today=DAY, by=by)
    collection = open_collection(by)
    page = Client().get("/hettstedt/").content.decode()
    assert f'href="{shown.get_absolute_url()}"' in page
    assert f'href="{collection.get_absolute_url()}"' in page
    assert "Leise" not in page
    assert "Entwurf" not in page
    shown.refresh_from_db()
    surveys.end_survey(survey=shown, by=by)
    assert "Offen" not in Client().get("/hettstedt/").content.decode()
