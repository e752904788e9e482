from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "lueckenlos.chains"
    label = "chains"

    def ready(self) -> None:
        from lueckenlos.chains.models import Bestandsaufnahme  # noqa: PLC0415 -- app ready
        from lueckenlos.chains.subjects import (  # noqa: PLC0415 -- app ready
            HintSubjects,
            SearchSubjects,
            visible_inventories,
        )
        from lueckenlos.chains.ties import HandoverTies  # noqa: PLC0415 -- app ready
        from lueckenlos.network.sources import register_source  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import RowKind, register_kind  # noqa: PLC0415 -- app ready

        register_kind(HintSubjects())
        register_kind(SearchSubjects())
        page = "chains:bestandsaufnahme_detail"
        register_kind(RowKind("chains.bestandsaufnahme", Bestandsaufnahme, visible_inventories, page))
        register_source(HandoverTies())
