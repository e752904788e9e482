from lueckenlos.shared import registers


class ProcessConfig(registers.PackageConfig):
    name = "lueckenlos.process"
    label = "process"

    def connect(self) -> None:
        from lueckenlos.adoption.shapes import register_shape  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.process.shapes import QuestionShape  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.process.subjects import BausteinSubjects, RestingEvidence  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(BausteinSubjects())
        register_neighbour(RestingEvidence())
        register_shape(QuestionShape())
