from lueckenlos.shared import registers


class ConferencesConfig(registers.PackageConfig):
    name = "lueckenlos.conferences"
    label = "conferences"

    def connect(self) -> None:
        from lueckenlos.conferences.extension import ConferenceExtension  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- when somebody asks

        register(ConferenceExtension())
