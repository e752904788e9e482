"""What is asked about reach, from addresses and back."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Final, cast

from django import forms
from django.http import QueryDict

from lueckenlos.chains.forms.picture import choose
from lueckenlos.chains.messages import reach as reach_words
from lueckenlos.chains.picture import Axis
from lueckenlos.chains.reach import DETOURS, SUBJECTS, WAYS, Counting, Question, Search
from lueckenlos.equity.catchments import METHODS, Method
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.phases import phase_ages
from lueckenlos.vocabulary.registry import vocabulary


def read_question(query: QueryDict, stelle: Stelle) -> Question:
    """What the address asks about reach; nonsense asks for nothing. First the youngest age of the Stelle's themes."""
    usual = Question(ages=_first_age(stelle))

    def chosen(name: str, known: Container[str], otherwise: str) -> str:
        value = query.get(name, "")
        return value if value in known else otherwise

    return Question(
        ages=chosen("alter", dict(_flat(_ages())), usual.ages),
        subject=chosen("worum", dict(_flat(_subjects())), ""),
        form=chosen("form", vocabulary("angebotsform"), ""),
        free="frei" in query,
        step_free="stufenlos" in query,
        remote="fern" in query,
        counting=Counting(chosen("rechnung", set(Counting), usual.counting)),
        way=int(chosen("weg", {str(way) for way in WAYS}, str(usual.way))),
        method=cast("Method", chosen("verfahren", METHODS, usual.method)),
        detour=float(chosen("umweg", {str(detour) for detour in DETOURS}, str(usual.detour))),
    )


def question_about(axis: Axis, row: str, phase: str) -> Question | None:
    """What is usually asked about a cell of the Kettenbild; None for a Lebensphase without ages."""
    if phase not in {age.slug for age in phase_ages()}:
        return None
    names = {vocabulary_slug: name for name, vocabulary_slug in SUBJECTS.items()}
    return Question(ages=phase, subject=f"{names[axis.value]}.{row}" if row else "")


def question_query(question: Question) -> dict[str, str]:
    """The address that asks this; what is usual is left out, so that it stays short."""
    usual = Question(ages="")
    given = {
        "alter": question.ages,
        "worum": question.subject,
        "form": question.form,
        "frei": "1" * question.free,
        "stufenlos": "1" * question.step_free,
        "fern": "1" * question.remote,
        "rechnung": question.counting.value if question.counting != usual.counting else "",
        "weg": str(question.way) if question.way != usual.way else "",
        "verfahren": question.method if question.method != usual.method else "",
        "umweg": str(question.detour) if question.detour != usual.detour else "",
    }
    return {name: value for name, value in given.items() if value}


_EXPERT: Final = frozenset({"verfahren", "umweg"})


def _ticked(field: forms.BoundField) -> bool:
    return isinstance(field.field, forms.BooleanField)


class ReachForm(forms.Form):
    """The filter of reach; it always shows what is asked, also where the address says nothing."""

    alter = forms.ChoiceField(label="Für wen?", required=False)
    worum = forms.ChoiceField(label="Worum geht es?", required=False)
    form = forms.ChoiceField(label="Angebotsform", required=False)
    rechnung = forms.ChoiceField(label="Frage", choices=list(reach_words.COUNTINGS.items()), required=False)
    weg = forms.ChoiceField(label="Weg höchstens", required=False)
    frei = forms.BooleanField(label="nur kostenfreie", required=False)
    stufenlos = forms.BooleanField(label="nur rollstuhlgerechte", required=False)
    fern = forms.BooleanField(label="auch ohne Weg (Hausbesuch, Telefon, online)", required=False)
    verfahren = forms.ChoiceField(
        label="Rechenweg für Plätze", choices=list(reach_words.METHODS.items()), required=False
    )
    umweg = forms.ChoiceField(label="Umweg", required=False)

    def __init__(self, question: Question) -> None:
        super().__init__(
            initial={
                "alter": question.ages,
                "worum": question.subject,
                "form": question.form,
                "rechnung": question.counting.value,
                "weg": str(question.way),
                "frei": question.free,
                "stufenlos": question.step_free,
                "fern": question.remote,
                "verfahren": question.method,
                "umweg": str(question.detour),
            }
        )
        every = ("", "alle")
        choose(self, "alter", _ages())
        choose(self, "worum", [every, *_subjects()])
        choose(self, "form", [every, *vocabulary("angebotsform").choices])
        choose(self, "weg", [(str(way), reach_words.way_choice(way)) for way in WAYS])
        choose(self, "umweg", [(str(detour), reach_words.detour_text(detour)) for detour in DETOURS])

    @property
    def expert(self) -> list[forms.BoundField]:
        """What stands behind „Verfahren“."""
        return [field for field in self if field.name in _EXPERT]

    @property
    def usual(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in _EXPERT and not _ticked(field)]

    @property
    def ticks(self) -> list[forms.BoundField]:
        return [field for field in self if _ticked(field)]


_COUNTS: Final = (1, 2, 3, 4, 5)
_WHERE: Final = ("", "raum", "ort", "zelle")


def read_search(query: QueryDict, stelle: Stelle) -> Search:
    """What the address asks about further places; only nearness is asked, whatever else it says."""
    count, where, need = query.get("zahl", ""), query.get("orte", ""), query.get("bedarf", "")
    return Search(
        question=replace(read_question(query, stelle), counting=Counting.NEAR, method="2sfca"),
        count=int(count) if count in {str(one) for one in _COUNTS} else 1,
        need=need if need in all_indicators() else "",
        middles=where not in {"ort", "zelle"},
        places=where not in {"raum", "zelle"},
        cells=where == "zelle",
    )


def search_query(search: Search) -> dict[str, str]:
    """The address that asks this, short enough for a pointer (200 characters)."""
    given = question_query(replace(search.question, counting=Counting.PLACES))
    more = {"zahl": str(search.count) if search.count > 1 else "", "bedarf": search.need, "orte": _where(search)}
    return given | {name: value for name, value in more.items() if value}


def _where(search: Search) -> str:
    if search.cells:
        return "zelle"
    return "" if search.middles == search.places else "raum" if search.middles else "ort"


class SearchForm(ReachForm):
    """The filter of the search for further places."""

    rechnung = None  # type: ignore[assignment] # Django's way of leaving out a field of the parent
    verfahren = None  # type: ignore[assignment] # as above
    zahl = forms.ChoiceField(
        label="Wie viele weitere Orte?", choices=[(str(one), str(one)) for one in _COUNTS], required=False
    )
    orte = forms.ChoiceField(
        label="Wo darf es sein?", choices=list(zip(_WHERE, reach_words.WHERE, strict=True)), required=False
    )
    bedarf = forms.ChoiceField(label="Bedarf zählt mehr nach", required=False)

    def __init__(self, search: Search, needs: Iterable[Indicator]) -> None:
        super().__init__(search.question)
        self.initial = {**self.initial, "zahl": str(search.count), "orte": _where(search), "bedarf": search.need}
        choose(self, "bedarf", [("", reach_words.ALIKE), *((each.slug, each.label) for each in needs)])


Groups = list[tuple[str, str | list[tuple[str, str]]]]


def _flat(groups: Groups) -> Iterator[tuple[str, str]]:
    for value, label in groups:
        if isinstance(label, str):
            yield value, label
        else:
            yield from label


def _first_age(stelle: Stelle) -> str:
    parents = {term.slug: term.parent for term in vocabulary("lebensphase").terms}
    ages = [age.slug for age in phase_ages()]
    return next((slug for slug in ages if parents[slug] in stelle.themes), ages[0])


def _ages() -> Groups:
    """Lebensphasen that ages define, by theme, each theme as a whole last."""
    labels = vocabulary("lebensphase")
    return [
        (
            theme.label,
            [
                *(
                    (age.slug, labels.label_of(age.slug))
                    for age in phase_ages()
                    if labels[age.slug].parent == theme.slug
                ),
                (theme.slug, reach_words.whole_theme(theme.label)),
            ],
        )
        for theme in vocabulary("thema").terms
    ]


def _subjects() -> Groups:
    groups = ((name, vocabulary(axis)) for name, axis in SUBJECTS.items())
    return [(terms.label, [(f"{name}.{slug}", label) for slug, label in terms.choices]) for name, terms in groups]
