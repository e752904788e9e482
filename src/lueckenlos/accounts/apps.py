from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lueckenlos.accounts"
    label = "accounts"
