"""YAML into a document: the one place that reads configuration from disk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from config.document import Document, Keys, Place
from config.mistakes import ConfigurationError, Mistake, is_secret, shown, shown_path

LARGEST_BYTES = 500_000
MOST_VALUES = 20_000
DEEPEST = 20
# The C loader reads an environment file some twenty times as fast; it is not there on every system.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp")}
_INDENTED_BY_TAB = re.compile(r"^ *\t")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_document(file: Path) -> Document:
    """Read one YAML file; a file that is no YAML mapping at all is a ConfigurationError at once."""
    text = _text(file)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigurationError([_broken(file, text, error)]) from None
    if not isinstance(node, yaml.MappingNode):
        found = "nothing" if node is None else "a list" if isinstance(node, yaml.SequenceNode) else "a single value"
        raise _refused(file, 1, found, "keys with their values, as in config/environments/prod.example.yaml")
    builder = _Builder(file, loader)
    data = builder.build(node, ())
    return Document(file, data, builder.places, tuple(builder.mistakes))


def _refused(file: Path, line: int, found: str, expected: str) -> ConfigurationError:
    return ConfigurationError([Mistake(shown_path(file), line, "", found, expected)])


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _refused(file, 0, f"that it cannot be read ({error.strerror})", "a readable file") from None
    if len(content) > LARGEST_BYTES:
        raise _refused(file, 0, f"{len(content)} bytes", f"at most {LARGEST_BYTES} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, "a byte that is not UTF-8", "a file saved as UTF-8") from None


def _broken(file: Path, text: str, error: Exception) -> Mistake:
    for number, line in enumerate(text.split("\n"), 1):
        if _INDENTED_BY_TAB.match(line):
            return Mistake(shown_path(file), number, "", "a tab at the beginning of the line", "indentation by spaces")
        if _CONTROL.search(line):
            return Mistake(shown_path(file), number, "", "broken YAML (a control character)", "valid YAML")
    mark = getattr(error, "problem_mark", None)
    return Mistake(shown_path(file), mark.line + 1 if mark else 1, "", f"broken YAML ({_problem(error)})", "valid YAML")


def _problem(error: Exception) -> str:
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or "lists or mappings nested too deep")
    # What YAML quotes from the file may be part of a password, so it is left out.
    told = re.sub(r"\s*(['\"`]).*\1", "", problem).removeprefix("found ")
    return f"{told}, in what begins on line {begun.line + 1}" if begun and mark and begun.line < mark.line else told


@dataclass
class _Builder:
    """Turns YAML nodes into plain data and notes where each value stands."""

    file: Path
    loader: Any
    places: dict[Keys, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    values: int = 0

    def build(self, node: yaml.Node, keys: Keys) -> Any:
        self.places.setdefault(keys, Place(node.start_mark.line + 1, keys))
        self.values += 1
        if self.values > MOST_VALUES or len(keys) > DEEPEST:
            expected = f"at most {MOST_VALUES} values, nested at most {DEEPEST} deep"
            raise _refused(self.file, node.start_mark.line + 1, "a file that unfolds without end (aliases)", expected)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*keys, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, keys)

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if refusal := self._refused_key(key_node, key, data, keys):
                self._wrong(line, (*keys, key), *refusal)
                continue
            self.places[(*keys, key)] = Place(line, (*keys, key))
            data[key] = self.build(value_node, (*keys, key))
        return data

    def _refused_key(self, node: yaml.Node, key: str, data: dict[str, Any], keys: Keys) -> tuple[str, str] | None:
        if not isinstance(node, yaml.ScalarNode):
            return "a key that is no word", "a word before the colon"
        if key == "<<":
            return "a YAML merge", "the keys themselves; what connections share goes to `defaults:`"
        if key in data:
            return "the key a second time", f"each key once (it is on line {self.places[(*keys, key)].line} already)"
        return None

    def _scalar(self, node: yaml.Node, keys: Keys) -> Any:
        line = node.start_mark.line + 1
        if node.tag not in _PLAIN_TAGS:
            self._wrong(line, keys, "a YAML tag", "a plain value; a text that begins with ! in quotes")
            return None
        try:
            return self.loader.construct_object(node)
        except ValueError:
            self._wrong(
                line, keys, "a value (not shown)" if is_secret(keys) else shown(node.value), "a date that exists"
            )
            return None

    def _wrong(self, line: int, keys: Keys, found: str, expected: str) -> None:
        key = Document(self.file, {}, {}).dotted(keys)
        self.mistakes.append(Mistake(shown_path(self.file), line, key, found, expected))
