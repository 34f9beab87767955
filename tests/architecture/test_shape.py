"""The rules no off-the-shelf linter knows."""

import importlib
import inspect
import pkgutil
import re
from configparser import ConfigParser
from pathlib import Path

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import URLPattern, get_resolver

import kimpass
from kimpass.kernel.privacy import Privacy
from kimpass.kernel.scope import ScopedQuerySet

SRC = Path(kimpass.__path__[0])
ROOT = SRC.parent.parent
LINE_LIMIT, TEMPLATE_LIMIT = 300, 120
# Debts. These lists may only shrink.
TOO_LONG: dict[str, int] = {}
# Tables that belong to no tenant, each with its reason.
NO_TENANT = {
    "accounts.User": "a login may serve several tenants",
    "accounts.Membership": "read before a tenant is bound",
    "organisation.Tenant": "is the tenant",
    "organisation.FundingRate": "the Land's rates, the same everywhere",
    "controlling.SharedSolution": "released for all districts to read; text only, and no key into any of them",
}


def routes(resolver=None, prefix=""):
    """Yield every (path, view) of the application."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path, entry.callback
        else:
            yield from routes(entry, path)


def unguarded(found):
    """Return the paths whose view wears no guard."""
    return [path for path, view in found if not hasattr(view, "guard")]


def actions():
    """Yield (context, module name, function name) of every public action."""
    for module in pkgutil.walk_packages(kimpass.__path__, "kimpass."):
        context, _, rest = module.name.removeprefix("kimpass.").partition(".")
        if rest.split(".")[0] == "actions" and not module.ispkg:
            for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
                if function.__module__ == module.name and not name.startswith("_"):
                    yield context, module.name, name


def without_rule(found):
    """Return the actions that have no policy function of their name."""
    return [
        f"{context}.{name}"
        for context, _, name in found
        if not hasattr(importlib.import_module(f"kimpass.{context}.policy"), name)
    ]


def test_every_route_wears_a_guard():
    assert unguarded(routes()) == [], "wrap the view in @guarded, @allowed or @public"


def test_a_route_without_guard_is_found():
    assert unguarded([("/offen/", lambda request: None)]) == ["/offen/"]


def test_every_action_has_a_rule_of_its_name():
    assert without_rule(actions()) == []


def test_an_action_without_rule_is_found():
    assert without_rule([("organisation", "kimpass.organisation.actions.x", "nobody_allowed_this")]) == [
        "organisation.nobody_allowed_this"
    ]


def test_every_action_has_a_test_of_its_name():
    missing = []
    for context, module, name in actions():
        stem = module.rpartition(".")[2]
        tests = SRC / context / "tests" / f"test_{stem}.py"
        if not tests.exists() or not re.search(rf"def test_{name}\b|def test_{name}_", tests.read_text()):
            missing.append(f"{context}/tests/test_{stem}.py: test_{name}…")
    assert missing == []


def height_of_contexts():
    """Read the one list of contexts, so that code and data obey the same order."""
    config = ConfigParser()
    config.read(ROOT / ".importlinter")
    rows = config["importlinter:contract:contexts"]["layers"].split("\n")
    return {name.strip(): -row for row, names in enumerate(rows) for name in names.split("|") if name.strip()}


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("kimpass.")]


def test_foreign_keys_point_downwards_and_stay_one_way():
    height = height_of_contexts()
    for model in ours():
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model not in ours():
                continue
            here, there = model._meta.app_label, field.related_model._meta.app_label
            assert height[here] >= height[there], f"{field} points upwards"
            assert here == there or field.remote_field.related_name == "+", f"{field} opens a way back up"


def test_every_table_belongs_to_a_tenant_or_stands_on_the_list():
    for model in ours():
        try:
            column = model._meta.get_field("tenant").column
        except FieldDoesNotExist:
            column = "tenant_id" if any(f.column == "tenant_id" for f in model._meta.concrete_fields) else None
        if model._meta.label in NO_TENANT:
            continue
        assert column == "tenant_id", f"{model._meta.label} belongs to nobody"
        assert isinstance(model._default_manager.all(), ScopedQuerySet), f"{model._meta.label} can be read by anybody"


def test_keys_between_tenant_tables_carry_the_tenant():
    for model in ours():
        names = {constraint.name for constraint in model._meta.constraints}
        for field in model._meta.concrete_fields:
            target = field.related_model
            if target in ours() and target._meta.label not in NO_TENANT:
                key = f"{model._meta.label_lower.replace('.', '_')}_{field.name}_fk"
                assert key in names, f"{field} can leave its tenant"


def test_every_table_declares_class_purpose_and_retention():
    for model in ours():
        privacy = getattr(model, "privacy", None)
        assert isinstance(privacy, Privacy), f"{model._meta.label} does not say what it holds"
        assert privacy.purpose
        for column in privacy.columns:
            model._meta.get_field(column)


def test_no_table_speaks_a_name():
    for model in ours():
        source = inspect.getsource(model.__str__).replace("username", "")
        assert not re.search(r"self\.\w*name", source), model


def test_files_stay_short():
    sizes = {
        str(f.relative_to(SRC)): len(f.read_text().splitlines())
        for f in SRC.rglob("*.py")
        if "migrations" not in f.parts
    }
    assert {f: n for f, n in sizes.items() if n > LINE_LIMIT} == TOO_LONG


def test_templates_stay_short():
    sizes = {str(f.relative_to(SRC)): len(f.read_text().splitlines()) for f in SRC.rglob("templates/**/*.html")}
    assert {f: n for f, n in sizes.items() if n > TEMPLATE_LIMIT} == {}


def test_django_admin_is_not_installed():
    assert not apps.is_installed("django.contrib.admin")
