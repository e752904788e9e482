"""Questions from commune to commune, moderated by the KGC."""

from lueckenlos.shared import registers


class ExchangeConfig(registers.PackageConfig):
    name = "lueckenlos.exchange"
    label = "exchange"

    def connect(self) -> None:
        from lueckenlos.exchange.subjects import ExchangeNeighbour, QuestionSubjects  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(QuestionSubjects())
        register_neighbour(ExchangeNeighbour())
