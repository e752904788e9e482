from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "lueckenlos.process"
    label = "process"

    def ready(self) -> None:
        from lueckenlos.adoption.shapes import register_shape  # noqa: PLC0415 -- app ready
        from lueckenlos.process.shapes import QuestionShape  # noqa: PLC0415 -- app ready
        from lueckenlos.process.subjects import BausteinSubjects, RestingEvidence  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(BausteinSubjects())
        register_neighbour(RestingEvidence())
        register_shape(QuestionShape())
