"""A login, nothing more. What a user may do is the organisation's business."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.privacy import Privacy, staff

LOGIN_NAME = r"^[a-z0-9._-]{3,80}\Z"


class UserManager(BaseUserManager["User"]):
    """Creates logins."""

    def create_user(
        self, username: str, password: str | None = None, email: str = "", *, password_is_temporary: bool = False
    ) -> "User":
        """Create a login; without password it cannot sign in until one is set."""
        user = self.model(
            username=username, email=self.normalize_email(email), password_is_temporary=password_is_temporary
        )
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. Holds no right and no name of a tenant."""

    privacy: ClassVar[Privacy] = staff("sign in")
    username = models.CharField(_("Anmeldename"), max_length=80, unique=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    is_active = models.BooleanField(default=True)
    # Somebody else has seen the password: whoever signs in with it sets one of the own before anything else.
    password_is_temporary = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username


class Membership(models.Model):
    """
    Which tenants a login may enter.

    Stands outside the tenants because it is read before one is bound; roles and staff stand inside.
    """

    privacy: ClassVar[Privacy] = staff("find the tenant to bind at sign-in")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    tenant_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "tenant_id"], name="accounts_membership_key")]

    def __str__(self) -> str:
        return f"{self.user_id}@{self.tenant_id}"
