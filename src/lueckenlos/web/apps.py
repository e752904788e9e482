from django.apps import AppConfig

from lueckenlos.web.messages import REQUIRED


class WebConfig(AppConfig):
    name = "lueckenlos.web"
    label = "web"

    def ready(self) -> None:
        """Django says that a field is required; we say what to do."""
        for field, said in REQUIRED.items():
            field.default_error_messages = {**field.default_error_messages, "required": said}
