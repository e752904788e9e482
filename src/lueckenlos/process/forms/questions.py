"""A guiding question as the Stelle wants it asked."""

from django import forms
from django.http import QueryDict

from lueckenlos.process.actions import QuestionValues
from lueckenlos.process.queries import Question
from lueckenlos.tenancy.forms.versioned import VersionedForm


class QuestionForm(VersionedForm):
    """A new question, or a given one in other words."""

    text = forms.CharField(label="Frage", max_length=300)
    hint = forms.CharField(
        label="Erläuterung", max_length=500, required=False, help_text="Ein Beispiel oder woran man denken sollte."
    )
    omitted = forms.BooleanField(
        label="Diese Frage weglassen", required=False, help_text="Antworten, die es schon gibt, bleiben erhalten."
    )
    as_given = forms.BooleanField(label="Wieder den Wortlaut der Vorlage verwenden", required=False)

    def __init__(self, data: QueryDict | None = None, *, question: Question | None = None) -> None:
        super().__init__(data, initial=_initial(question))
        if question is None:
            del self.fields["omitted"]
        if question is None or not (question.own and question.given):
            del self.fields["as_given"]

    @property
    def values(self) -> QuestionValues:
        values = self.cleaned_data
        return QuestionValues(
            values["text"], values["hint"], values.get("omitted", False), values.get("as_given", False)
        )


def _initial(question: Question | None) -> dict[str, object]:
    if question is None:
        return {"version": 1}
    # what only the KGC or the edition has written is the first version of one's own
    version = question.version if question.own else 1
    return {"text": question.text, "hint": question.hint, "omitted": question.omitted, "version": version}
