from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "lueckenlos.boards"
    label = "boards"
