"""Column kinds that bring their own constraints, so that no table can forget them."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from kimpass.kernel.ids import PUBLIC_ID_LENGTH, new_public_id
from kimpass.kernel.tenancy import TenantForeignKey

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")
if TYPE_CHECKING:
    _TextField = models.CharField[str, str]
else:
    _TextField = models.CharField


def _add_constraint(model: type[models.Model], constraint: models.BaseConstraint) -> None:
    """Enter a constraint into Meta the way the migration autodetector reads it."""
    if model._meta.abstract or model.__module__ == "__fake__":
        return
    if constraint.name not in {known.name for known in model._meta.constraints}:
        model._meta.constraints = [*model._meta.constraints, constraint]
        model._meta.original_attrs["constraints"] = model._meta.constraints


class TenantKey(models.ForeignKey[_ST, _GT]):
    """A foreign key from one tenant table to another: the database checks (tenant_id, key) together."""

    if not TYPE_CHECKING:

        def __init__(self, to, on_delete, **kwargs):
            kwargs.setdefault("related_name", "+")
            kwargs["db_constraint"] = False
            super().__init__(to, on_delete, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False, **kw: Any) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Add the composite key to the model's constraints."""
        super().contribute_to_class(cls, name, private_only, **kw)
        _add_constraint(cls, TenantForeignKey(field=name, name=f"{cls._meta.label_lower.replace('.', '_')}_{name}_fk"))

    def deconstruct(self) -> Any:
        """Appear in migrations as a plain foreign key; the constraint stands there by itself."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class OwnerKey(models.ForeignKey[_ST, _GT]):
    """The tenant a row belongs to; makes (tenant, id) unique, so that composite keys can point here."""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False, **kw: Any) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Add the target of composite keys to the model's constraints."""
        super().contribute_to_class(cls, name, private_only, **kw)
        key = f"{cls._meta.label_lower.replace('.', '_')}_tenant_id_key"
        _add_constraint(cls, models.UniqueConstraint(fields=[name, "id"], name=key))

    def deconstruct(self) -> Any:
        """Appear in migrations as a plain foreign key."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class PublicIdField(_TextField):
    """A random address, unique within the tenant; the only key that leaves the program."""

    if not TYPE_CHECKING:

        def __init__(self, **kwargs):
            kwargs.update(max_length=PUBLIC_ID_LENGTH, default=new_public_id, editable=False)
            super().__init__(**kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Add the uniqueness within the tenant."""
        super().contribute_to_class(cls, name, private_only)
        key = f"{cls._meta.label_lower.replace('.', '_')}_{name}_key"
        _add_constraint(cls, models.UniqueConstraint(fields=["tenant", name], name=key))

    def deconstruct(self) -> Any:
        """Appear in migrations as a plain text column."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def fte_field(**kwargs: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for full-time equivalents, two decimals."""
    return models.DecimalField(max_digits=5, decimal_places=2, **kwargs)


def money_field(**kwargs: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for an amount in euro, two decimals."""
    return models.DecimalField(max_digits=12, decimal_places=2, **kwargs)


def share_field(**kwargs: Any) -> "models.DecimalField[Any, Any]":
    """Return a column for a share between 0 and 1; NULL is unknown."""
    return models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True, **kwargs)
