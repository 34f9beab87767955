"""Accessible PDF (PDF/UA-1) from templates of ours: own fonts, no network, data that is never read as markup."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

ROOT = Path(__file__).parents[1]
FONTS = Path(__file__).parent / "fonts"
# Templates import no packages; where nothing lies, nothing can be fetched for them.
NO_PACKAGES = FONTS / "no-packages"
# PDF/UA-1 can be read by everybody; PDF/A-2a can be read in thirty years as well.
Standard = Literal["ua-1", "a-2a"]
ACCESSIBLE: tuple[Standard, ...] = ("ua-1",)
ARCHIVED: tuple[Standard, ...] = ("a-2a", "ua-1")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def template_path(template: str) -> Path:
    """
    Return where a template lies: "people/consent.typ" is `people/typst/consent.typ`.

    :raises FileNotFoundError: there is no such template.
    """
    context, _slash, name = template.partition("/")
    path = ROOT / context / "typst" / name
    if not path.is_file() or (ROOT / context / "typst").resolve() not in path.resolve().parents:
        raise FileNotFoundError(template)
    return path


def _compiler(template: str, data: dict[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        template_path(template),
        root=ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str)},
        package_path=NO_PACKAGES,
        package_cache_path=NO_PACKAGES,
    )


def compile(  # `pdf.compile` is how callers say it
    template: str, data: dict[str, Any], *, standards: Sequence[Standard] = ACCESSIBLE
) -> bytes:
    """
    Return the PDF of a template; the template reads the data with `#let data = json(bytes(sys.inputs.data))`.

    For the archive (`ARCHIVED`) the template must give the document its date.

    :raises FileNotFoundError: there is no such template.
    :raises typst.TypstError: the template does not fit the data, or the page would not be accessible.
    """
    made = _compiler(template, data).compile(format="pdf", pdf_standards=list(standards))
    if not isinstance(made, bytes):
        raise TypeError(template)
    return made


def points(svg: str, *, per_inch: float = 200.0) -> bytes:
    """
    Return a drawing of ours as PNG, for programs that read no vectors.

    :raises TypeError: it fits on no single page.
    """
    made = _compiler("ui/drawing.typ", {"svg": svg}).compile(format="png", ppi=per_inch)
    if not isinstance(made, bytes):
        raise TypeError("drawing")
    return made
