from lueckenlos.shared import registers


class EventsConfig(registers.PackageConfig):
    name = "lueckenlos.events"
    label = "events"

    def connect(self) -> None:
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.events.shift_extension import ShiftExtension  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.events.subjects import EVENTS  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- when somebody asks

        register_kind(EVENTS)
        register(ShiftExtension())
