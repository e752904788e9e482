from django.apps import AppConfig

from lueckenlos.web.messages import FIELD_ERRORS


class WebConfig(AppConfig):
    name = "lueckenlos.web"
    label = "web"

    def ready(self) -> None:
        """Django says what is wrong with a field; we say what to do."""
        for field, said in FIELD_ERRORS.items():
            field.default_error_messages = {**field.default_error_messages, **said}
