"""A JSON Schema for each data file, made from its records."""

from __future__ import annotations

import json

import msgspec

from site_builder.data.records import FILES, FORMAT, FileRecord


def schemas() -> dict[str, bytes]:
    """A JSON Schema for each data file, by its path in the site.

    A record has no other keys than those that are declared.
    """
    files = {}
    for name, records in {**FILES, "index": tuple[FileRecord, ...]}.items():
        schema = msgspec.json.schema(records)
        for definition in schema["$defs"].values():
            if definition.get("type") == "object":
                definition["additionalProperties"] = False
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$comment": f"format {FORMAT}",
            "title": name.capitalize(),
            **schema,
        }
        files[f"data/schema/{name}.schema.json"] = json.dumps(schema, indent=2).encode() + b"\n"
    return files
