"""What somebody says about a TOP, and the answer."""

from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.boards.models import AgendaItem, Comment
from lueckenlos.events.forms.fields import column


class CommentForm(forms.Form):
    """About the point, or about one of its papers."""

    paper: Any = forms.ModelChoiceField(
        None, label="Worum geht es?", required=False, empty_label="um den Tagesordnungspunkt"
    )
    text = column(Comment, "text", widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = item.papers.all()
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined] # a ModelChoiceField
        if not papers:
            del self.fields["paper"]


class AnswerForm(forms.Form):
    """One for each comment on the page: ids must differ."""

    answer = column(Comment, "answer", required=True, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: QueryDict | None = None, *, comment: Comment) -> None:
        super().__init__(data, prefix=f"antwort-{comment.pk}", initial={"answer": comment.answer})
        self.comment = comment
