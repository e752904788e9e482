"""Questions from commune to commune, moderated by the KGC."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "lueckenlos.exchange"
    label = "exchange"

    def ready(self) -> None:
        from lueckenlos.exchange.subjects import ExchangeNeighbour, QuestionSubjects  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(QuestionSubjects())
        register_neighbour(ExchangeNeighbour())
