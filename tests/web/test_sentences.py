"""Codes become German sentences, wherever a package keeps them."""

import logging
from string import Formatter

import pytest

from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.verdict import Verdict
from lueckenlos.web import sentences
from lueckenlos.web.messages import UNKNOWN
from lueckenlos.web.sentences import all_sentences, sentence, written_sentences


@pytest.fixture
def two_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sentences, "all_sentences", lambda: {"full": "Es sind nur {free} Plätze frei.", "plain": "Nein."}
    )


@pytest.mark.usefixtures("two_sentences")
@pytest.mark.parametrize("reason", [Invalid("full", free=3), NotAllowed("full", free=3), Verdict.no("full", free=3)])
def test_errors_and_verdicts_speak_alike(reason: Invalid | NotAllowed | Verdict) -> None:
    assert sentence(reason) == "Es sind nur 3 Plätze frei."


@pytest.mark.usefixtures("two_sentences")
@pytest.mark.parametrize("reason", [Invalid("nobody_wrote_this"), Invalid("full", wrong=3)])
def test_a_missing_sentence_is_logged_and_still_polite(reason: Invalid, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert sentence(reason) == UNKNOWN
    assert reason.code in caplog.text


def test_sentences_of_all_packages_are_found() -> None:
    found = all_sentences()
    assert found["audit_is_append_only"] == "Das Protokoll lässt sich nicht ändern."
    assert found["account_exists"].startswith("Zu dieser E-Mail-Adresse")


def test_no_code_has_two_sentences() -> None:
    """A code is raised in one package only; prefix it with the package's noun where two need alike ones."""
    spoken: dict[str, set[str]] = {}
    for _, code, text in written_sentences():
        spoken.setdefault(code, set()).add(text)
    assert {code: texts for code, texts in spoken.items() if len(texts) > 1} == {}


def test_sentences_can_be_filled_in() -> None:
    """An unbalanced brace would only show when somebody is refused."""
    for text in all_sentences().values():
        assert text.strip()
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(text))
