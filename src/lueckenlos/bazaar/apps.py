from lueckenlos.shared import registers


class BazaarConfig(registers.PackageConfig):
    name = "lueckenlos.bazaar"
    label = "bazaar"

    def connect(self) -> None:
        from lueckenlos.bazaar.extension import BazaarExtension  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- when somebody asks

        register(BazaarExtension())
