"""Forms in the look of KERN."""

from django.forms.renderers import TemplatesSetting


class KernRenderer(TemplatesSetting):
    """Django's accessible markup with KERN classes."""
