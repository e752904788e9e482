from lueckenlos.shared import registers


class BoardsConfig(registers.PackageConfig):
    name = "lueckenlos.boards"
    label = "boards"

    def connect(self) -> None:
        from lueckenlos.boards import subjects as own  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.boards.addresses import MembersOfGremien  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.boards.ties import GremiumTies  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.conferences.books import register_book  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.network.sources import register_source  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy import subjects  # noqa: PLC0415 -- when somebody asks

        for kind in (own.MeetingSubjects(), own.ItemSubjects(), own.ResolutionSubjects()):
            subjects.register_kind(kind)
        subjects.register_neighbour(own.Boards())
        register_source(GremiumTies())
        register_book(MembersOfGremien())
