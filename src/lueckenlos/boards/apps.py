from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "lueckenlos.boards"
    label = "boards"

    def ready(self) -> None:
        from lueckenlos.boards import subjects as own  # noqa: PLC0415 -- app ready
        from lueckenlos.boards.addresses import MembersOfGremien  # noqa: PLC0415 -- app ready
        from lueckenlos.boards.ties import GremiumTies  # noqa: PLC0415 -- app ready
        from lueckenlos.conferences.books import register_book  # noqa: PLC0415 -- app ready
        from lueckenlos.network.sources import register_source  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy import subjects  # noqa: PLC0415 -- app ready

        for kind in (own.MeetingSubjects(), own.ItemSubjects(), own.ResolutionSubjects()):
            subjects.register_kind(kind)
        subjects.register_neighbour(own.Boards())
        register_source(GremiumTies())
        register_book(MembersOfGremien())
