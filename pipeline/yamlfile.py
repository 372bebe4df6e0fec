"""Reads a YAML file and remembers the line of every key, so that an error can name it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import Told, UsageError, at, unreadable

Path_ = tuple[str | int, ...]

_FAULTS = {
    "not_utf8": ("is geen tekst in UTF-8", "is not UTF-8 text"),
    "not_yaml": ("is geen geldige YAML ({})", "is not valid YAML ({})"),
    "twice": ("staat hier twee keer; houd er één", "stands here twice; keep one"),
}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The data of a file, with the line (from 1) of each path of keys and list positions."""

    path: Path
    data: Any
    lines: dict[Path_, int]

    def line(self, keys: Path_) -> int | None:
        """The line of `keys`, or of the nearest parent that has one."""
        for size in range(len(keys), -1, -1):
            if keys[:size] in self.lines:
                return self.lines[keys[:size]]
        return None


def read_yaml(path: Path, error: type[UsageError]) -> YamlFile:
    """The file at `path`; raises `error` with file, line and what is wrong."""
    import yaml

    loader_type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        source = path.read_text("utf-8-sig")
    except OSError as exc:
        raise error(unreadable(path, exc)) from exc
    except UnicodeDecodeError as exc:
        raise error(at(path, None, None, _told("not_utf8"))) from exc
    try:
        loader = loader_type(source)
        try:
            node = loader.get_single_node()
            lines: dict[Path_, int] = {}
            _walk(node, (), lines, path, error)
            data = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        raise error(at(path, mark.line + 1 if mark else None, None, _told("not_yaml", exc.problem))) from exc
    except (yaml.YAMLError, ValueError) as exc:
        raise error(at(path, None, None, _told("not_yaml", str(exc).splitlines()[0]))) from exc
    return YamlFile(path, data, lines)


def _told(key: str, detail: object = "") -> Told:
    nl, en = _FAULTS[key]
    return Told(nl.format(detail), en.format(detail))


def _walk(node: Any, keys: Path_, lines: dict[Path_, int], path: Path, error: type[UsageError]) -> None:
    import yaml

    if node is None:
        return
    lines.setdefault(keys, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                raise error(at(path, key.start_mark.line + 1, name, _told("twice")))
            seen.add(name)
            lines[(*keys, name)] = key.start_mark.line + 1
            _walk(value, (*keys, name), lines, path, error)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*keys, index), lines, path, error)
