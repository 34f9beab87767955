"""Vector pictures in Word files: the SVG itself, and for older programs the same as points."""

from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from kimpass.ui import pdf

SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What Word calls the extension that holds a vector picture.
EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def add_picture(word: Any, svg: str, *, described: str, wide: Any) -> None:
    """Add an SVG picture with a description to the end of a Word file."""
    shape = word.add_picture(BytesIO(pdf.points(svg)), width=wide)
    properties = shape._inline.docPr
    properties.set("descr", described[:1000])
    part = word.part
    name = PackURI(f"/word/media/chart{len(part.rels)}.svg")
    picture = Part(name, "image/svg+xml", svg.encode(), part.package)
    key = part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)
    blip = next(shape._inline.iter(f"{{{DRAWING}}}blip"))
    blip.append(
        parse_xml(
            f'<a:extLst xmlns:a="{DRAWING}"><a:ext uri="{EXTENSION}">'
            f'<asvg:svgBlip xmlns:asvg="{SVG}" xmlns:r="{RELATIONS}" r:embed="{key}"/></a:ext></a:extLst>'
        )
    )
