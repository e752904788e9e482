"""The exchange; nothing of it is public."""

from django.urls import path

from lueckenlos.exchange.views import moderation, questions

app_name = "exchange"
urlpatterns = [
    path("austausch/", questions.question_list, name="question_list"),
    path("austausch/neu/", questions.question_create, name="question_create"),
    path("austausch/mails/", questions.digest, name="digest"),
    path("austausch/<slug:key>/", questions.question_detail, name="question_detail"),
    path("austausch/<slug:key>/bearbeiten/", questions.question_edit, name="question_edit"),
    path("austausch/<slug:key>/moderation/", moderation.moderate, name="moderate"),
]
