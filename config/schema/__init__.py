"""JSON schemas for editors, generated from the typed configuration."""

from __future__ import annotations

import json
from typing import Any

from config.attestations import Attestation
from config.building import BUILDS_ON, OWN
from config.communication import Plan
from config.environment import CONFIG, Environment
from config.waivers import Waiver

FOLDER = CONFIG / "schema"


def schemas() -> dict[str, str]:
    """Each schema file by its name, as it should stand in config/schema/."""
    models = {
        "environment": _with_building(_with_defaults(Environment.model_json_schema())),
        "attestation": Attestation.model_json_schema(),
        "communication": Plan.model_json_schema(),
        "waiver": Waiver.model_json_schema(),
    }
    return {f"{name}.schema.json": _written(schema) for name, schema in models.items()}


def _with_defaults(schema: dict[str, Any]) -> dict[str, Any]:
    """`defaults:` takes whatever a connection takes, and so a connection alone need not be complete."""
    connection = schema["$defs"]["Connection"]
    connection["required"] = ["id"]
    schema["properties"]["defaults"] = {
        "type": "object",
        "additionalProperties": False,
        "description": "What every connection has unless it says otherwise.",
        "properties": {key: value for key, value in connection["properties"].items() if key != "id"},
    }
    return schema


def _with_building(schema: dict[str, Any]) -> dict[str, Any]:
    """A sandbox that builds on another need only say what no file takes over."""
    schema["properties"][BUILDS_ON] = {
        "type": "string",
        "description": "The sandbox beside this file that this one continues; permission to write is not taken over.",
    }
    own = [key for key in schema["required"] if key in OWN]
    schema["anyOf"] = [{"required": schema.pop("required")}, {"required": [*own, BUILDS_ON]}]
    return schema


def _written(schema: dict[str, Any]) -> str:
    return (
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, indent=2, ensure_ascii=False)
        + "\n"
    )
