from lueckenlos.shared import registers


class ChainsConfig(registers.PackageConfig):
    name = "lueckenlos.chains"
    label = "chains"

    def connect(self) -> None:
        from lueckenlos.chains.models import Bestandsaufnahme  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.chains.subjects import (  # noqa: PLC0415 -- when somebody asks
            HintSubjects,
            SearchSubjects,
            visible_inventories,
        )
        from lueckenlos.chains.ties import HandoverTies  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.network.sources import register_source  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import RowKind, register_kind  # noqa: PLC0415 -- when somebody asks

        register_kind(HintSubjects())
        register_kind(SearchSubjects())
        page = "chains:bestandsaufnahme_detail"
        register_kind(RowKind("chains.bestandsaufnahme", Bestandsaufnahme, visible_inventories, page))
        register_source(HandoverTies())
