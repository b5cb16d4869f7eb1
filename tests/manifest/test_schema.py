"""The JSON Schema, tried with a judge of the few words of JSON Schema that it uses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from anthology.manifest.schema import schema_json

from .conftest import WHOLE

SCHEMA: dict[str, Any] = json.loads(schema_json())
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}


def fits(value: object, schema: dict[str, Any]) -> bool:
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    if "oneOf" in schema:
        return sum(fits(value, one) for one in schema["oneOf"]) == 1
    names = schema.get("type", [])
    kinds = [TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    if kinds and not any(isinstance(value, kind) for kind in kinds):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, str):
        return bool(re.search(schema.get("pattern", ""), value)) and len(value) >= schema.get("minLength", 0)
    if isinstance(value, int | float):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    if isinstance(value, list):
        return all(fits(item, schema["items"]) for item in value)
    assert isinstance(value, dict)
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    return set(schema.get("required", [])) <= set(value) and all(
        fits(item, known[name]) if name in known else bool(others) and fits(item, others)
        for name, item in value.items()
    )


def as_editors_see_it(text: str) -> Any:
    """As YAML 1.2 has it, in which `no` and dates are texts."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        sign: [(tag, pattern) for tag, pattern in found if tag.rsplit(":", 1)[1] in {"int", "float", "null"}]
        for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    return yaml.load(text, Loader)


def test_whole_manifest_fits() -> None:
    # What only a person reads differently from a program: a number as a title, 30%, yes.
    text = (
        WHOLE.replace("title: 2020", 'title: "2020"')
        .replace("30%]", "0.3]")
        .replace("280%", "280")
        .replace(": yes", ": true")
    )
    assert fits(as_editors_see_it(text), SCHEMA)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: Night Windows", "tittle: Night Windows"),
        ("language: en\n", ""),
        ("opening: next", "opening: left"),
        ("  - half-title", "  - half-titel"),
        ("editors: [ines-moreau]", "editors: ines-moreau"),
        ("country: NO", "country: Norway"),
        ("pages_multiple: 16", "pages_multiple: 0"),
        ("trim: 6in x 9in", "trim: A5"),
        ("orcid: 0000-0002-1825-0097", "orcid: mara"),
    ],
)
def test_wrong_manifest_does_not_fit(right: str, wrong: str) -> None:
    assert right in WHOLE
    assert not fits(as_editors_see_it(WHOLE.replace(right, wrong, 1)), SCHEMA)


def test_every_key_is_described() -> None:
    entries = [SCHEMA, *SCHEMA["$defs"].values()]
    for entry in entries:
        for name, field in entry["properties"].items():
            described = field.get("description") or SCHEMA["$defs"][field["$ref"].rsplit("/", 1)[1]]["description"]
            assert described.endswith("."), name
            assert "anyOf" not in field, "a key that may be left out is not one that may be null"
        assert entry["additionalProperties"] is False


def test_schema_is_plain_json_schema() -> None:
    words = {
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
    }
    words |= {"propertyNames", "items", "oneOf", "enum", "const", "default", "examples", "pattern", "format"}
    words |= {"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"}

    def check(schema: Any, names: bool) -> None:
        if isinstance(schema, dict):
            assert names or set(schema) <= words, set(schema) - words
            for name, value in schema.items():
                if name not in {"default", "examples"}:
                    check(value, not names and name in {"properties", "$defs"})
        elif isinstance(schema, list):
            for value in schema:
                check(value, False)

    check(SCHEMA, False)
