"""Which web hosts are secondary sources, and which are shops (rules/data/hosts.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.errors import RuleError
from pipeline.paths import rules_folder
from pipeline.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Hosts:
    """Host names, words within them, and parts of an address that only shops have."""

    second: frozenset[str]
    second_words: tuple[str, ...]
    second_names: frozenset[str]
    shops: frozenset[str]
    shop_words: tuple[str, ...]
    shop_paths: tuple[str, ...]

    def secondary(self, host: str) -> bool:
        """Whether a host, or what is known by its name, only repeats what others found: an encyclopaedia, a forum."""
        if host.casefold() in self.second_names:
            return True
        return _within(host, self.second) or any(word in host for word in self.second_words) or self.shop(host)

    def shop(self, host: str, target: str = "") -> bool:
        """Whether a host sells what it writes about."""
        return (
            _within(host, self.shops)
            or any(word in host for word in self.shop_words)
            or any(part in target for part in self.shop_paths)
        )


def _within(host: str, hosts: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels) - 1))


@cache
def host_lists() -> Hosts:
    """The lists, read once."""
    data = read_yaml(rules_folder() / "data" / "hosts.yaml", RuleError).data
    return Hosts(
        frozenset(data["secondary"]),
        tuple(data["secondary_words"]),
        frozenset(data["secondary_names"]),
        frozenset(data["shops"]),
        tuple(data["shop_words"]),
        tuple(data["shop_paths"]),
    )
