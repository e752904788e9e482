from lueckenlos.shared import registers


class DirectoryConfig(registers.PackageConfig):
    name = "lueckenlos.directory"
    label = "directory"

    def connect(self) -> None:
        from lueckenlos.adoption.shapes import register_shape  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.directory.blueprints import FromTemplates, OfferShape  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.directory.models import Offer  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.directory.queries import work  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import RowKind, register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(RowKind("directory.offer", Offer, work.offers_for, "directory:offer_detail", words="title_key"))
        register_neighbour(FromTemplates())
        register_shape(OfferShape())
