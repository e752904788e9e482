"""What a Gesundheitsbericht is, and the text of one chapter."""

from collections.abc import Sequence
from typing import Any

from django import forms

from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.reports.actions.health import FACTS
from lueckenlos.reports.messages.health import FIRST, FIRST_OF, WITHOUT_FIGURES
from lueckenlos.reports.models import HealthChapter, HealthReport
from lueckenlos.reports.rules import FIRST_YEAR
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm


class HealthReportForm(VersionedForm):
    """Of a new one (``version`` 0), or of one that is there."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    title = forms.CharField(label="Titel", max_length=160, help_text="Etwa „Gesund aufwachsen in Hettstedt“.")
    year = forms.IntegerField()
    funding = forms.CharField(
        label="Förderhinweis",
        required=False,
        max_length=1000,
        help_text=str(HealthReport._meta.get_field("funding").help_text),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        this_year: int,
        report: HealthReport | None = None,
        indicators: Sequence[Indicator] = (),
    ) -> None:
        """``indicators`` can be chosen for the chapter of inequality; what was chosen before stays a choice."""
        super().__init__(data, initial=shown(report, FACTS) if report else {"version": 0, "year": this_year})
        if report:
            self.fields["indicator"] = _indicator_field(indicators, report.indicator)
        self.fields["year"] = forms.IntegerField(
            label="Berichtsjahr",
            min_value=FIRST_YEAR,
            max_value=this_year,
            help_text="Veranstaltungen, Beteiligung und Beschlüsse dieses Jahres kommen in den Bericht.",
        )

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self, FACTS)


def _indicator_field(indicators: Sequence[Indicator], chosen: str) -> forms.ChoiceField:
    choices = {one.slug: one.label for one in indicators}
    if chosen not in choices and chosen in all_indicators():
        choices[chosen] = WITHOUT_FIGURES.format(indicator=all_indicators()[chosen].label)
    first = FIRST_OF.format(indicator=indicators[0].label) if indicators else FIRST
    return forms.ChoiceField(
        label=str(HealthReport._meta.get_field("indicator").verbose_name),
        required=False,
        choices=[("", first), *choices.items()],
        help_text="Im Kapitel „Gesundheitliche Ungleichheit“. Fassungen, die es schon gibt, behalten die ihre.",
    )


class ChapterForm(VersionedForm):
    text = forms.CharField(
        label="Ihr Text",
        required=False,
        max_length=12_000,
        help_text="Eine Leerzeile trennt Absätze. Nennen Sie keine Menschen, die beraten wurden oder Angebote nutzen.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, data: Any = None, *, chapter: HealthChapter) -> None:
        super().__init__(data, initial=shown(chapter, ["text"]))
