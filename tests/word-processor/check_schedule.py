"""Checks documents of a schedule with readers that know nothing of the program that wrote them.

Usage: check_schedule.py CORPUS.json SCHEDULE.json FOLDER [SOFFICE]

FOLDER has chosen.docx, tracked.docx and default.docx of the schedule (the last with the text as published), and
positions.xlsx. With SOFFICE, LibreOffice opens chosen.docx and positions.xlsx and writes them anew.
"""

import copy
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
import mammoth
import openpyxl
from docx.oxml.ns import qn
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The order of elements in the schema, as far as documents use them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "ins del rStyle rFonts b bCs i iCs strike color sz szCs u shd rtl lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan",
    "trPr": "tblHeader ins del",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "numPr": "ilvl numId",
    "sectPr": "headerReference footerReference pgSz pgMar bidi",
    "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
    "abstractNum": "multiLevelType lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
}


def local(element):
    return etree.QName(element).localname


def check(condition, message):
    if not condition:
        raise SystemExit(f"check_schedule: {message}")


def parts(path):
    with zipfile.ZipFile(path) as package:
        check(package.testzip() is None, f"{path}: a part is damaged")
        check(len({info.date_time for info in package.infolist()}) == 1, f"{path}: parts have dates")
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))}


def check_order(path, package):
    for name, root in package.items():
        for element in root.iter(etree.Element):
            order = ORDER.get(local(element), "").split()
            if not order or not element.tag.startswith(W):
                continue
            places = []
            for child in element:
                check(local(child) in order, f"{path} {name}: {local(child)} in {local(element)}")
                places.append(order.index(local(child)))
            check(places == sorted(places), f"{path} {name}: {[local(child) for child in element]} in {local(element)}")


def check_styles(path, package):
    """Looks are said by styles, and each style that is used exists."""
    known = {style.get(f"{W}styleId") for style in package["word/styles.xml"].iter(f"{W}style")}
    body = package["word/document.xml"]
    for properties in body.iter(f"{W}rPr"):
        allowed = {"ins", "del"} if local(properties.getparent()) == "pPr" else {"rStyle"}
        check({local(child) for child in properties} <= allowed, f"{path}: direct formatting {[local(child) for child in properties]}")
    for properties in body.iter(f"{W}pPr"):
        check({local(child) for child in properties} <= {"pStyle", "numPr", "rPr"}, f"{path}: direct formatting of a paragraph")
    for use in [*body.iter(f"{W}pStyle"), *body.iter(f"{W}rStyle"), *body.iter(f"{W}tblStyle")]:
        check(use.get(f"{W}val") in known, f"{path}: no style {use.get(f'{W}val')}")
    numbers = {number.get(f"{W}numId") for number in package["word/numbering.xml"].iter(f"{W}num")}
    for use in body.iter(f"{W}numId"):
        check(use.get(f"{W}val") in numbers, f"{path}: no list {use.get(f'{W}val')}")


def check_references(path, package, ids):
    body = package["word/document.xml"]
    names = [start.get(f"{W}name") for start in body.iter(f"{W}bookmarkStart")]
    check(sorted(names) == sorted(id.replace("-", "_") for id in ids), f"{path}: bookmarks {names}")
    starts = [start.get(f"{W}id") for start in body.iter(f"{W}bookmarkStart")]
    ends = [end.get(f"{W}id") for end in body.iter(f"{W}bookmarkEnd")]
    check(sorted(starts) == sorted(ends), f"{path}: bookmarks are open")
    fields = [text.text.split() for text in body.iter(f"{W}instrText")]
    for field in fields:
        check(field[0] == "REF" and field[1] in names, f"{path}: the field {field} leads nowhere")
    for link in body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        check(anchor is None or anchor in names, f"{path}: the link {anchor} leads nowhere")
    return len(fields)


def settled(body, accept):
    """The body with all changes accepted, or all rejected."""
    body = copy.deepcopy(body)
    gone, kept = (f"{W}del", f"{W}ins") if accept else (f"{W}ins", f"{W}del")
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)
    for paragraph in list(body.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and mark.find(gone) is not None:
            paragraph.getparent().remove(paragraph)
    for change in list(body.iter(gone)):
        if local(change.getparent()) != "rPr":
            change.getparent().remove(change)
    for change in list(body.iter(kept)):
        if local(change.getparent()) != "rPr":
            place = change.getparent().index(change)
            for child in reversed(list(change)):
                change.getparent().insert(place, child)
            change.getparent().remove(change)
    return body


def texts(body):
    """Each paragraph with its style and its text; what is open differs between two schedules and is left out."""
    found = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        style = None if style is None else style.get(f"{W}val")
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{W}delText"))
        if style != "DraftingNote" and text != "Open points":
            found.append(("Heading1" if style == "ChapterOnNewPage" else style, text))
    return found


def value_of(parameter, entry, column):
    choice = entry.get("values", {}).get(parameter["name"], {"column": column})
    if "own" in choice:
        return choice["own"]
    leaning = [value["value"] for value in parameter["party_values"] if value["party"] == choice["column"]]
    return leaning[0] if leaning else parameter["default"]


def parameters_in(blocks):
    for node in blocks:
        if isinstance(node, list):
            yield from parameters_in(node)
        elif node.get("type") == "parameter":
            yield node["name"]
        else:
            for key in ("words", "blocks", "entries", "head", "rows"):
                yield from parameters_in(node.get(key, []))


def check_values(path, package, corpus, schedule):
    """The marked values are the chosen ones, in the order of the texts, and once more in the table."""
    clauses = {clause["id"]: clause for clause in corpus["clauses"]}
    order = [clause["id"] for clause in corpus["clauses"]]
    entries = sorted((entry for entry in schedule["entries"] if entry["clause"] in clauses), key=lambda entry: order.index(entry["clause"]))
    column = schedule.get("column", "default")
    expected = []
    for entry in entries:
        clause = clauses[entry["clause"]]
        if entry.get("use", "text") != "text":
            return None
        of = {parameter["name"]: value_of(parameter, entry, column) for parameter in clause["parameters"]}
        expected += [of[name] for name in parameters_in(clause["content"])]
    table = [value_of(parameter, entry, column) for entry in entries for parameter in clauses[entry["clause"]]["parameters"]]
    found = []
    for run in package["word/document.xml"].iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and style.get(f"{W}val") == "AgreedValue":
            found.append("".join(node.text for node in run.iter(f"{W}t")))
    annexes = len(found) - len(expected) - len(table)
    check(found[: len(expected) + len(table)] == expected + table, f"{path}: values differ from the choice")
    check(annexes == 0 or schedule.get("annexes"), f"{path}: there are values that no text has")
    return len(expected)


def check_terms(path, document, corpus):
    """Each capitalised term of the glossary in the texts has a definition, and each definition is used."""
    defined = {}
    lines = []
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Definition":
            term = re.match("“(.+?)”", paragraph.text).group(1)
            defined[term] = paragraph.text
        elif paragraph.style.name not in ("Notice", "Drafting Note", "Source Line", "Annex Text", "Cover Line", "Subtitle"):
            lines.append(paragraph.text)
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells[1:3]]
    terms = sorted(defined, key=str.lower)
    check(list(defined) == terms, f"{path}: definitions are not in alphabetical order")
    forms = sorted(((form, term["term"]) for term in corpus["terms"] if term["case_sensitive"] for form in [term["term"], *term["aliases"]]), key=lambda pair: -len(pair[0]))
    pattern = re.compile("|".join(rf"(?<![A-Za-z0-9]){re.escape(form)}(?![A-Za-z0-9]|-[0-9])" for form, _ in forms))
    by_form = dict(forms)
    used = {by_form[found] for line in [*lines, *defined.values()] for found in pattern.findall(line)}
    check(used <= set(defined), f"{path}: not defined: {sorted(used - set(defined))}")
    return len(defined)


def check_workbook(path, ids, anew=False):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    # LibreOffice keeps no panes where it shows no window.
    check(anew or sheet.freeze_panes is not None, f"{path}: nothing is frozen")
    head = [cell.value for cell in sheet[2]]
    check(head[:3] == ["Id", "Title", "Text"], f"{path}: the columns are {head}")
    found = [row[0].value for row in sheet.iter_rows(min_row=3)]
    check(sorted(found) == sorted(ids), f"{path}: rows {found}")
    lists = [str(validation.sqref) for validation in sheet.data_validations.dataValidation]
    check(len(lists) == sum(name.endswith(" position") for name in head), f"{path}: lists at {lists}")
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            check(cell.data_type in ("s", "inlineStr", "n"), f"{path}: {cell.coordinate} is {cell.data_type}")
            check(not str(cell.value or "").startswith(("=", "+", "-", "@")) or cell.quotePrefix, f"{path}: {cell.coordinate} is not guarded")


def check_in_libreoffice(soffice, folder, ids):
    """LibreOffice opens both files, and what it writes still has the clauses and their numbers."""
    with tempfile.TemporaryDirectory() as out:
        profile = f"-env:UserInstallation=file://{out}/profile"
        for name, target in (("chosen.docx", "docx"), ("chosen.docx", "txt:Text (encoded):UTF8"), ("tracked.docx", "pdf"), ("positions.xlsx", "xlsx")):
            command = [soffice, profile, "--headless", "--convert-to", target, "--outdir", out, str(folder / name)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
        anew = docx.Document(Path(out) / "chosen.docx")
        names = {start.get(qn("w:name")) for start in anew.element.body.iter(qn("w:bookmarkStart"))}
        check({id.replace("-", "_") for id in ids} <= names, "LibreOffice lost bookmarks")
        text = (Path(out) / "chosen.txt").read_text(encoding="utf-8-sig")
        check("Error: Reference source not found" not in text, "LibreOffice does not find what a field refers to")
        check((Path(out) / "tracked.pdf").stat().st_size > 0, "LibreOffice does not open the tracked document")
        check_workbook(Path(out) / "positions.xlsx", ids, anew=True)
        return text


def main():
    corpus = json.loads(Path(sys.argv[1]).read_text())
    schedule = json.loads(Path(sys.argv[2]).read_text())
    folder = Path(sys.argv[3])
    known = {clause["id"] for clause in corpus["clauses"] + corpus["retired"]}
    ids = [entry["clause"] for entry in schedule["entries"] if entry["clause"] in known]
    packages = {name: parts(folder / f"{name}.docx") for name in ("chosen", "tracked", "default")}
    for name, package in packages.items():
        check_order(name, package)
        check_styles(name, package)
        fields = check_references(name, package, ids)
    bodies = {name: package["word/document.xml"] for name, package in packages.items()}
    check(not list(bodies["chosen"].iter(f"{W}ins", f"{W}del")), "the plain document has tracked changes")
    check(texts(settled(bodies["tracked"], True)) == texts(bodies["chosen"]), "accepting all changes does not give the chosen text")
    check(texts(settled(bodies["tracked"], False)) == texts(bodies["default"]), "rejecting all changes does not give the text as published")
    values = check_values("chosen", packages["chosen"], corpus, schedule)
    document = docx.Document(folder / "chosen.docx")
    definitions = check_terms("chosen", document, corpus)
    with (folder / "chosen.docx").open("rb") as file:
        result = mammoth.convert_to_html(file)
    errors = [message.message for message in result.messages if message.type == "error"]
    check(not errors, f"mammoth: {errors}")
    for id in ids:
        check(f'id="{id.replace("-", "_")}"' in result.value, f"mammoth finds no {id}")
    check_workbook(folder / "positions.xlsx", ids)
    if len(sys.argv) > 4:
        text = check_in_libreoffice(sys.argv[4], folder, ids)
        if schedule.get("numbering", "ids") == "ids":
            for id in ids:
                check(re.search(rf"^\s*{re.escape(id)}\s", text, re.M), f"LibreOffice shows no number {id}")
    print(f"{len(ids)} clauses, {definitions} definitions, {fields} references, {values} values")


main()
