from django.urls import path

from lueckenlos.vocabulary import views

app_name = "vocabulary"
urlpatterns = [
    path("", views.vocabulary_list, name="vocabulary_list"),
    path("<slug:slug>/", views.vocabulary_detail, name="vocabulary_detail"),
    path("<slug:slug>.csv", views.vocabulary_csv, name="vocabulary_csv"),
    path("<slug:slug>.ttl", views.vocabulary_ttl, name="vocabulary_ttl"),
]
