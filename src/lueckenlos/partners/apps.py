from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "lueckenlos.partners"
    label = "partners"

    def ready(self) -> None:
        from lueckenlos.partners import queries  # noqa: PLC0415 -- app ready
        from lueckenlos.partners.models import Organisation  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import RowKind, register_kind  # noqa: PLC0415 -- app ready

        rows, page = queries.organisations_for, "partners:organisation_detail"
        register_kind(RowKind("partners.organisation", Organisation, rows, page, title="name", words="name_key"))
