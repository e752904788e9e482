from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "lueckenlos.directory"
    label = "directory"
