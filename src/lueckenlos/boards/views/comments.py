"""Comments and answers on the page of a TOP."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from lueckenlos.boards.actions.comments import add_comment, answer_comment, withdraw_comment
from lueckenlos.boards.forms.comment import AnswerForm, CommentForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import AgendaItem, Comment
from lueckenlos.boards.rules import may_answer, may_comment, may_withdraw
from lueckenlos.conferences.presenters import number_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

_WITHDRAW, _ANSWER = "zurueckziehen", "antworten"


class Talk:
    """What people say about one TOP: read, written, answered or withdrawn."""

    def __init__(self, request: WorkRequest, item: AgendaItem) -> None:
        self.request, self.item, self.actor = request, item, request.actor
        self.form = CommentForm(item=item)
        self.answering: AnswerForm | None = None

    def done(self) -> HttpResponse | None:
        """Nothing where there is something to show."""
        if self.request.method != "POST":
            return None
        sent = self.request.POST
        if _WITHDRAW in sent:
            said = self._withdraw(sent[_WITHDRAW])
        elif _ANSWER in sent:
            said = self._answer(sent[_ANSWER])
        else:
            said = self._comment()
        if not said:
            return None
        messages.success(self.request, said)
        return redirect(work_url(self.actor.stelle, "boards:item_detail", self.item.pk) + "#rueckmeldungen")

    def _comment(self) -> str:
        ensure(may_comment(self.actor, self.item.meeting))
        self.form = CommentForm(self.request.POST, item=self.item)
        if not self.form.is_valid():
            return ""
        values = {"text": self.form.cleaned_data["text"], "paper": self.form.cleaned_data.get("paper")}
        work = saved(self.form, lambda: add_comment(item=self.item, by=self.actor, now=timezone.now(), **values))
        return words.COMMENTED if work else ""

    def _answer(self, key: str) -> str:
        ensure(may_answer(self.actor))
        self.answering = form = AnswerForm(self.request.POST, comment=self._one(key))
        if not form.is_valid():
            return ""
        text, now = form.cleaned_data["answer"], timezone.now()
        work = saved(form, lambda: answer_comment(comment=form.comment, text=text, by=self.actor, now=now))
        return words.ANSWERED if work else ""

    def _withdraw(self, key: str) -> str:
        withdraw_comment(comment=self._one(key), by=self.actor)
        return words.WITHDRAWN

    def _one(self, key: str) -> Comment:
        found: Comment = get_object_or_404(self.item.comments, pk=number_of(key))
        return found

    @property
    def shown(self) -> dict[str, object]:
        rows = self.item.comments.select_related("by", "paper")
        answers = bool(may_answer(self.actor))
        return {
            "rows": [
                {
                    "row": one,
                    "withdrawing": bool(may_withdraw(self.actor, one)),
                    "form": self._form_for(one) if answers else None,
                }
                for one in rows
            ],
            "form": self.form if may_comment(self.actor, self.item.meeting) else None,
        }

    def _form_for(self, one: Comment) -> AnswerForm:
        sent = self.answering
        return sent if sent is not None and sent.comment.pk == one.pk else AnswerForm(comment=one)
