from lueckenlos.shared import registers


class HallsConfig(registers.PackageConfig):
    name = "lueckenlos.halls"
    label = "halls"

    def connect(self) -> None:
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.halls.extension import HallExtension  # noqa: PLC0415 -- when somebody asks

        register(HallExtension())
