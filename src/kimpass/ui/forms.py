"""Every form of the application in KERN's markup, without a word in the forms themselves."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.safestring import SafeString

# Our markup where KERN wants another one than Django's.
INSTEAD = {
    "django/forms/widgets/select.html": "ui/forms/select.html",
    "django/forms/widgets/radio.html": "ui/forms/chips.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/chips.html",
}
BOXES = frozenset({"checkbox", "radio"})
BARE = frozenset({"hidden", "file", *BOXES})


class KernRenderer(TemplatesSetting):
    """Writes forms, fields and widgets as KERN does; pages write `{{ form }}` or `{{ form.x.as_field_group }}`."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """Add KERN's classes to a widget before it is written."""
        widget = context.get("widget")
        if isinstance(widget, dict):
            dress(widget)
        return SafeString(super().render(INSTEAD.get(template_name, template_name), context, request))


def dress(widget: dict[str, Any]) -> None:
    """Give a widget KERN's classes beside its own."""
    attrs = widget.setdefault("attrs", {})
    base = css_class(widget)
    if not base or base in str(attrs.get("class", "")):
        return
    wrong = f" {base}--error" if attrs.get("aria-invalid") else ""
    attrs["class"] = f"{base}{wrong} {attrs.get('class', '')}".strip()


def css_class(widget: dict[str, Any]) -> str:
    """Return KERN's class for a widget, nothing for those that look right by themselves."""
    kind = widget.get("type", "")
    template = str(widget.get("template_name", ""))
    if kind == "checkbox" and template.endswith("/checkbox.html"):
        return "kern-form-check__checkbox"
    if kind in BARE or template.endswith(("radio.html", "checkbox_select.html", "multiwidget.html")):
        return ""
    if "select" in template:
        return "kern-form-input__select"
    return "kern-form-input__input"
