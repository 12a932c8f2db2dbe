"""Reads documents of Word with two independent readers and prints what is in them as JSON, one object a document.

Usage: read_back.py DOCUMENT.docx ...
"""

import json
import sys

import docx
import mammoth
from docx.oxml.ns import qn

# Where a colour of letters or of what is behind them can stand, and the attribute that has it.
COLOURS = {"w:color": "w:val", "w:shd": "w:fill", "w:highlight": "w:val"}


def indent(paragraph):
    """Steps to the right in twips, by the paragraph itself or by its style."""
    for properties in (paragraph._p.pPr, paragraph.style.element.pPr):
        found = None if properties is None else properties.find(qn("w:ind"))
        for name in ("w:start", "w:left"):
            if found is not None and found.get(qn(name)) is not None:
                return int(found.get(qn(name)))
    return 0


def colours(element):
    """Every colour that a part of the text has, other than that of the reader's choice."""
    found = {part.get(qn(attribute)) for name, attribute in COLOURS.items() for part in element.iter(qn(name))}
    return sorted(found - {None, "auto"})


def read(path):
    document = docx.Document(path)
    with open(path, "rb") as file:
        converted = mammoth.convert_to_html(file)
    return {
        "paragraphs": [
            {"text": paragraph.text, "indent": indent(paragraph), "links": [link.address for link in paragraph.hyperlinks]}
            for paragraph in document.paragraphs
        ],
        "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        "colours": colours(document.element.body),
        "html": converted.value,
    }


for path in sys.argv[1:]:
    print(json.dumps(read(path)))
