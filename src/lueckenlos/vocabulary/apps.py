from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "lueckenlos.vocabulary"
    label = "vocabulary"
