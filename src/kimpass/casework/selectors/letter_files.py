"""Word files with placeholders: what they ask for, and filled; nothing in them can do more than name a value."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from kimpass.casework.data.placeholders import LISTS, PLACEHOLDERS
from kimpass.kernel.access import RuleViolation

# Whatever else the language of the templates can do stays outside: no calls, no filters, no assignments.
HARMLESS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Getattr, nodes.Not)
MARKS = re.compile(r"\{\{|\{%|\{#")
RIGHT, LEFT = {"R", "AL"}, {"L"}


class TemplateRefused(RuleViolation):
    """The file holds placeholders nobody can fill, or more than placeholders."""


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True)


def _sources(content: bytes) -> Iterator[str]:
    """Yield the text of every part of the file in which something stands between braces."""
    template = DocxTemplate(BytesIO(content))
    template.init_docx()
    for part in template.docx.part.package.iter_parts():
        if str(part.partname).endswith((".xml", ".rels")):
            source = template.patch_xml(part.blob.decode("utf-8", errors="replace"))
            if MARKS.search(source):
                yield source


class _Reader:
    """Collects what the expressions of a template name, and what they must not do."""

    def __init__(self) -> None:
        self.used: list[str] = []
        self.unknown: list[str] = []
        self.forbidden = False

    def read(self, node: nodes.Node, lists: Mapping[str, str]) -> None:
        """Walk one expression; `lists` says which list a loop's name walks through."""
        if not isinstance(node, HARMLESS):
            self.forbidden = True
            return
        if isinstance(node, nodes.For):
            self._loop(node, lists)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._name(node, lists)
        else:
            for child in node.iter_child_nodes():
                self.read(child, lists)

    def _loop(self, node: nodes.For, lists: Mapping[str, str]) -> None:
        walked = _list_of(node.iter, lists)
        if walked is None or not isinstance(node.target, nodes.Name) or node.recursive or node.test or node.else_:
            self.unknown.append(_words(node.iter) or "for …")
            return
        self.used.append(walked)
        for child in node.body:
            self.read(child, {**lists, node.target.name: walked})

    def _name(self, node: nodes.Name | nodes.Getattr, lists: Mapping[str, str]) -> None:
        name = _words(node)
        root, _dot, rest = name.partition(".")
        if root in lists:
            if rest not in LISTS[lists[root]] or rest in LISTS:
                self.unknown.append(name)
        elif name in PLACEHOLDERS:
            self.used.append(name)
        elif name not in LISTS or name == "schritte":
            self.unknown.append(name or "…")


def _words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        inner = _words(node.node)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def _list_of(node: nodes.Node, lists: Mapping[str, str]) -> str | None:
    name = _words(node)
    if name == "ziele":
        return "ziele"
    root, _dot, rest = name.partition(".")
    return "schritte" if lists.get(root) == "ziele" and rest == "schritte" else None


def placeholders_of(content: bytes) -> list[str]:
    """
    Return which placeholders a Word file uses, once each, in the order of the file.

    :raises TemplateRefused: one is unknown or misspelt, or the file wants more than placeholders.
    """
    reader = _Reader()
    try:
        for source in _sources(content):
            reader.read(_environment().parse(source), {})
    except TemplateError as error:
        raise TemplateRefused(
            _("In der Vorlage ist eine Klammer falsch gesetzt. Platzhalter sehen so aus: {{ fall.nummer }}.")
        ) from error
    except (KeyError, ValueError) as error:
        raise TemplateRefused(_("Die Vorlage ist beschädigt. Bitte in Word neu speichern.")) from error
    reasons = [_("Diesen Platzhalter gibt es nicht: %(name)s") % {"name": name} for name in reader.unknown]
    if reader.forbidden:
        reasons.append(
            _("Die Vorlage enthält mehr als Platzhalter, Wiederholungen und „if“. Das wird nicht ausgeführt.")
        )
    if reasons:
        raise TemplateRefused.because(dict.fromkeys(reasons))
    return list(dict.fromkeys(reader.used))


def filled(content: bytes, values: Mapping[str, Any], *, title: str) -> bytes:
    """
    Return the letter: values as text, never as markup, and what is written from right to left set so.

    :raises TemplateRefused: it wants more than placeholders.
    """
    placeholders_of(content)
    template = DocxTemplate(BytesIO(content))
    try:
        template.render(dict(values), _environment(), autoescape=True)
    except TemplateError as error:
        raise TemplateRefused(_("Die Vorlage lässt sich nicht füllen. Bitte die Administration darum.")) from error
    written = BytesIO()
    template.save(written)
    page = Document(BytesIO(written.getvalue()))
    page.core_properties.title, page.core_properties.author = title, ""
    _set_directions(page)
    done = BytesIO()
    page.save(done)
    return done.getvalue()


def _direction(text: str) -> str:
    """Return in which direction a text begins, empty when nothing in it has one."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in RIGHT | LEFT:
            return "rtl" if kind in RIGHT else "ltr"
    return ""


def _stretches(text: str) -> list[tuple[str, bool]]:
    """Cut a text where its direction turns; blanks and signs stay with what stands before them."""
    found: list[tuple[str, bool]] = []
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        turned = (kind in RIGHT) if kind in RIGHT | LEFT else (found[-1][1] if found else False)
        if found and found[-1][1] == turned:
            found[-1] = (found[-1][0] + letter, turned)
        else:
            found.append((letter, turned))
    return found


def _set_directions(page: Any) -> None:
    for paragraph in page.element.body.iter(qn("w:p")):
        texts = [node.text or "" for node in paragraph.iter(qn("w:t"))]
        if _direction("".join(texts)) == "rtl":
            _flag(paragraph.get_or_add_pPr(), "w:bidi")
        for run in list(paragraph.iter(qn("w:r"))):
            _set_run(run)


def _set_run(run: Any) -> None:
    words = run.findall(qn("w:t"))
    if len(words) != 1 or not any(unicodedata.bidirectional(letter) in RIGHT for letter in words[0].text or ""):
        return
    pieces, last = _stretches(words[0].text), run
    for place, (text, is_right) in enumerate(pieces):
        piece = run if place == 0 else deepcopy(run)
        for node in piece.findall(qn("w:t")):
            node.text = text
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        flags = piece.get_or_add_rPr()
        for old in flags.findall(qn("w:rtl")):
            flags.remove(old)
        if is_right:
            _flag(flags, "w:rtl")
        if place:
            last.addnext(piece)
        last = piece


def _flag(parent: Any, name: str) -> None:
    if parent.find(qn(name)) is None:
        parent.append(OxmlElement(name))
