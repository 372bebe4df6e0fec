"""Reads bijsluiter.yaml into frozen Settings; an unknown key is an error that names file, line and key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import SettingsError, at
from pipeline.yamlfile import read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FILE_NAME = "bijsluiter.yaml"

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Severity = Literal["error", "warning", "notice", "off"]
Format = Literal["html", "json", "csv", "xlsx", "md"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Languages(_Strict):
    """Which articles are read, and into what they are translated."""

    source: list[LanguageCode] = ["nl"]
    target: LanguageCode = "en"
    assume: LanguageCode | None = None  # skip detection: what `--language` sets


class TranslationSettings(_Strict):
    """How the translation engine is chosen and run."""

    enabled: bool = True
    embedded: bool = True  # fall back on the package that comes with bijsluiter
    package: str | None = None  # path of an .argosmodel file
    beam_size: int = Field(default=4, ge=1, le=16)
    batch_tokens: int = Field(default=2048, ge=64)
    threads: int = Field(default=0, ge=0)  # 0: as many as the machine has cores


class Plugin(_Strict):
    """A stage from an installed distribution, and the stage after which it runs."""

    name: str
    after: str


class Settings(_Strict):
    """All that can be set; every key is optional."""

    lang: Literal["nl", "en"] = "nl"
    languages: Languages = Languages()
    packs: dict[str, bool] = {}
    severities: dict[str, Severity] = {}
    publisher: str | None = None
    trusted_publishers: list[str] = []
    house_rules: str | None = None
    formats: list[Format] = ["html", "json", "csv", "xlsx", "md"]
    translation: TranslationSettings = TranslationSettings()
    plugins: list[Plugin] = []
    max_megabytes: float = Field(default=20, gt=0)
    max_source_age: int | None = Field(default=None, ge=1)  # years
    decisions: str | None = None
    workers: int = Field(default=0, ge=0)  # 0: one a core

    def with_(self, **changes: Any) -> Settings:
        """These settings with some fields replaced (nested models whole)."""
        return self.model_copy(update=changes)


def load_settings(path: Path | None = None, folder: Path | None = None) -> Settings:
    """The settings in `path`, else in `folder`/bijsluiter.yaml, else the defaults; raises SettingsError."""
    if path is None:
        path = (folder or Path()) / FILE_NAME
        if not path.exists():
            return Settings()
    file = read_yaml(path, SettingsError)
    if file.data is None:
        return Settings()
    if not isinstance(file.data, dict):
        raise SettingsError(at(path, 1, None, "must hold keys and values, such as 'lang: nl'"))
    try:
        settings = Settings.model_validate(file.data)
    except ValidationError as exc:
        first = exc.errors()[0]
        keys = tuple(key for key in first["loc"] if isinstance(key, (str, int)))
        raise SettingsError(at(path, file.line(keys), ".".join(map(str, keys)), explain(first, Settings))) from exc
    return _resolved(settings, path.resolve().parent)


def _resolved(settings: Settings, base: Path) -> Settings:
    """The settings with paths that stand in them taken from `base`."""
    changes: dict[str, Any] = {
        key: str(base / value) for key in ("house_rules", "decisions") if (value := getattr(settings, key))
    }
    if settings.translation.package:
        package = str(base / settings.translation.package)
        changes["translation"] = settings.translation.model_copy(update={"package": package})
    return settings.with_(**changes)


def explain(error: ErrorDetails, model: type[BaseModel]) -> str:
    """One validation error in a sentence that says what is allowed there."""
    if error["type"] == "extra_forbidden":
        for key in error["loc"][:-1]:
            annotation = model.model_fields[str(key)].annotation if str(key) in model.model_fields else None
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                model = annotation
        return f"is no known key; allowed are {', '.join(model.model_fields)}"
    return f"{error['msg'][0].lower()}{error['msg'][1:]} (found {error['input']!r})"
