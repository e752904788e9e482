from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "lueckenlos.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from lueckenlos.shared.errors import BadInput  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.notices import all_notices  # noqa: PLC0415 -- app ready
        from lueckenlos.web.sentences import sentence  # noqa: PLC0415 -- app ready

        try:
            # wrong days shall stop the start, not a page that somebody reads
            all_notices()
        except BadInput as error:
            raise SystemExit(sentence(error)) from error
