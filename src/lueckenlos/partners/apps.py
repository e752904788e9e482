from lueckenlos.shared import registers


class PartnersConfig(registers.PackageConfig):
    name = "lueckenlos.partners"
    label = "partners"

    def connect(self) -> None:
        from lueckenlos.partners import queries  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.partners.models import Organisation  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import RowKind, register_kind  # noqa: PLC0415 -- when somebody asks

        rows, page = queries.organisations_for, "partners:organisation_detail"
        register_kind(RowKind("partners.organisation", Organisation, rows, page, title="name", words="name_key"))
