"""The Stage protocol, the built-in line-up, and the check of its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pipeline.errors import StageError, Told

if TYPE_CHECKING:
    from pipeline.article import Article
    from pipeline.settings import Settings

LINE_UP = ("ingest", "language", "segment", "extract", "cite", "flag", "translate", "report")
ONLINE = "verify"  # after flag, where settings ask for it
ENTRY_POINTS = "bijsluiter.stages"


@runtime_checkable
class Stage(Protocol):
    """A step from article to article: a module or an object with these three attributes.

    `needs` and `adds` name fields of Article. `run` returns a new article and changes nothing in place.
    """

    @property
    def needs(self) -> tuple[str, ...]:
        """Fields that must be there."""
        ...

    @property
    def adds(self) -> tuple[str, ...]:
        """Fields that it fills."""
        ...

    def run(self, article: Article, settings: Settings) -> Article:
        """The article with what this stage adds."""
        ...


def load(name: str, *, plugins: Sequence[str] = ()) -> Stage:
    """The stage of that name: a built-in one, or a plug-in where settings name it."""
    if name in plugins:
        for point in entry_points(group=ENTRY_POINTS, name=name):
            stage = point.load()
            if not isinstance(stage, Stage):
                nl = f"uitbreiding {name!r} ({point.value}) mist needs, adds of run(article, settings)"
                en = f"plug-in stage {name!r} ({point.value}) lacks needs, adds or run(article, settings)"
                raise StageError(Told(nl, en))
            return stage
        nl = f"uitbreiding {name!r} is niet geïnstalleerd (entry points van groep {ENTRY_POINTS!r})"
        raise StageError(Told(nl, f"plug-in stage {name!r} is not installed (entry points of group {ENTRY_POINTS!r})"))
    if name == ONLINE or (name in LINE_UP and name not in ("ingest", "report")):
        module: Stage = import_module(f"pipeline.stages.{name}")
        return module
    known = ", ".join(LINE_UP)
    raise StageError(Told(f"onbekende stap {name!r}; er zijn {known}", f"unknown stage {name!r}; built in are {known}"))


def check_order(stages: Iterable[tuple[str, Stage]]) -> None:
    """Raise StageError with what to move where a stage needs what no earlier one adds."""
    listed = list(stages)
    have = {"text", "blocks", "links", "anchors", "title", "published"}
    for position, (name, stage) in enumerate(listed):
        for need in stage.needs:
            if need in have:
                continue
            giver = next((other for other, later in listed[position + 1 :] if need in later.adds), None)
            cure = f"move {giver!r} before it" if giver else f"add a stage that adds {need!r} before it"
            doe = f"zet {giver!r} ervoor" if giver else f"zet een stap die {need!r} toevoegt ervoor"
            nl = f"stap {name!r} heeft {need!r} nodig, wat geen stap ervoor toevoegt: {doe}"
            raise StageError(Told(nl, f"stage {name!r} needs {need!r}, which no stage before it adds: {cure}"))
        have.update(stage.adds)
