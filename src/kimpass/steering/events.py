"""What steering tells the floors above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeChanged:
    """The findings behind a theme changed: whoever knows cases counts them anew (pitfalls 11)."""

    tenant_id: int
    theme_id: int
    finding_ids: tuple[int, ...]
