from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "lueckenlos.courses"
    label = "courses"

    def ready(self) -> None:
        from lueckenlos.courses.extension import CourseExtension  # noqa: PLC0415 -- models are not there before
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- as above

        register(CourseExtension())
