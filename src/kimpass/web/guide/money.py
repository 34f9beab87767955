"""What the pages of money and contracts are for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MONEY: dict[str, str | Promise] = {
    "money:funding": _(
        "Die Posten eines Jahres mit ihrer Summe; was daneben steht, zählt nicht mit. Eine Abweichung vom Satz des "
        "Landes ist ein Hinweis und hält niemanden auf."
    ),
    "money:funding_line": _(
        "Ein Posten: Betrag, Stellen, Eigenanteil, wie weit das Geld ist, was weitergeleitet und verwendet wurde. "
        "Frühere Stände stehen darunter."
    ),
    "money:funding_forecast": _(
        "Was von den Personalmitteln voraussichtlich übrig bleibt, weil Stellen nicht besetzt sind. Wo etwas unbekannt "
        "ist, steht eine Spanne."
    ),
    "money:statements_of_use": _(
        "Für jeden Posten: bewilligt, verwendet, zurückgezahlt, Rest. Der Text ist ein Entwurf aus dem, was erfasst "
        "ist."
    ),
    "money:agreements": _(
        "Verträge in der Kette der Weiterleitung, für jedes Glied einer. Hinweise stehen dort, wo mehr weitergegeben "
        "als bewilligt ist oder ein Glied fehlt."
    ),
}
