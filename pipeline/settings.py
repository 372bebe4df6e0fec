"""Reads bijsluiter.yaml into frozen Settings; an unknown key is an error that names file, line and key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.complaints import complaint, keys_and_values
from pipeline.errors import SettingsError, Told, at
from pipeline.yamlfile import read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FILE_NAME = "bijsluiter.yaml"

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Severity = Literal["error", "warning", "notice", "off"]
Format = Literal["html", "json", "csv", "xlsx", "md", "docx"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Languages(_Strict):
    """Which articles are read, and into what they are translated."""

    source: list[LanguageCode] = ["nl"]
    target: LanguageCode = "en"
    assume: LanguageCode | None = None  # skip detection: what `--language` sets


class Server(_Strict):
    """A LibreTranslate-compatible server, and how long it may take."""

    url: Annotated[str, Field(pattern=r"^https?://")] = "http://localhost:5000"
    api_key: str | None = None
    timeout: float = Field(default=30, gt=0)  # seconds an answer may take
    retries: int = Field(default=3, ge=0, le=10)
    batch: int = Field(default=32, ge=1)  # sentences a request


class TranslationSettings(_Strict):
    """How the translation engine is chosen and run, and what it remembers."""

    enabled: bool = True
    provider: Literal["argos", "libretranslate"] = "argos"
    embedded: bool = True  # fall back on the package that comes with bijsluiter
    package: str | None = None  # path of an .argosmodel file
    beam_size: int = Field(default=4, ge=1, le=16)
    batch_tokens: int = Field(default=2048, ge=64)
    length_penalty: float = Field(default=1.0, ge=0, le=3)  # below 1 favours short translations, above 1 long ones
    max_tokens: int = Field(default=256, ge=32, le=1024)  # of one translation
    threads: int = Field(default=0, ge=0)  # 0: as many as the machine has cores
    server: Server = Server()
    glossary: str | None = None  # path of a house glossary, whose terms go before the built-in ones
    remember: bool = True  # keep translations, so that an edited article translates only its changed sentences
    memory: str | None = None  # path of the translation memory; else `process` keeps it in the output folder
    memory_megabytes: int = Field(default=200, ge=1)


class VerifySettings(_Strict):
    """How sources are looked up at registers and sites, where that is asked for."""

    online: bool = False  # look up in every run, as `verify --online` does
    contact: str | None = None  # an address of yours, that registers ask for
    timeout: float = Field(default=10, gt=0)  # seconds an answer may take
    rate: float = Field(default=2, gt=0, le=50)  # requests a second to one host
    parallel: int = Field(default=4, ge=1, le=16)  # requests at a time
    retries: int = Field(default=2, ge=0, le=10)
    cache: str | None = None  # a folder; else the user's cache folder
    cache_days: float = Field(default=30, ge=0)


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
    formats: list[Format] = ["html", "json", "csv", "xlsx", "md", "docx"]
    translation: TranslationSettings = TranslationSettings()
    verify: VerifySettings = VerifySettings()
    plugins: list[Plugin] = []
    max_megabytes: float = Field(default=20, gt=0)
    max_source_age: int | None = Field(default=None, ge=1)  # years
    decisions: str | None = None
    workers: int = Field(default=0, ge=0)  # 0: one a core

    def with_(self, **changes: Any) -> Settings:
        """These settings with some fields replaced (nested models whole)."""
        return self.model_copy(update=changes)

    def remembering(self, output: Path) -> Settings:
        """These settings with a translation memory in the output folder where they name none."""
        if self.translation.memory is not None or not self.translation.remember:
            return self
        memory = str(output / ".cache" / "translations.sqlite")
        return self.with_(translation=self.translation.model_copy(update={"memory": memory}))


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
        raise SettingsError(at(path, 1, None, keys_and_values("lang: nl")))
    try:
        settings = Settings.model_validate(file.data)
    except ValidationError as exc:
        first = exc.errors()[0]
        keys = tuple(key for key in first["loc"] if isinstance(key, (str, int)))
        raise SettingsError(at(path, file.line(keys), ".".join(map(str, keys)), explain(first, Settings))) from exc
    return _resolved(settings, path.resolve().parent)


def lang_of(path: Path) -> str | None:
    """The language that a settings file asks for, however wrong the rest of it is."""
    try:
        data = read_yaml(path, SettingsError).data
    except SettingsError:
        return None
    return data.get("lang") if isinstance(data, dict) else None


def _resolved(settings: Settings, base: Path) -> Settings:
    """The settings with paths that stand in them taken from `base`."""
    changes: dict[str, Any] = {
        key: str(base / value) for key in ("house_rules", "decisions") if (value := getattr(settings, key))
    }
    files = {
        key: str(base / value)
        for key in ("package", "glossary", "memory")
        if (value := getattr(settings.translation, key))
    }
    if files:
        changes["translation"] = settings.translation.model_copy(update=files)
    if settings.verify.cache:
        changes["verify"] = settings.verify.model_copy(update={"cache": str(base / settings.verify.cache)})
    return settings.with_(**changes)


def explain(error: ErrorDetails, model: type[BaseModel]) -> Told:
    """One validation error in a sentence that says what is allowed there."""
    if error["type"] == "extra_forbidden":
        for key in error["loc"][:-1]:
            annotation = model.model_fields[str(key)].annotation if str(key) in model.model_fields else None
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                model = annotation
        known = ", ".join(model.model_fields)
        return Told(f"is geen bekende sleutel; er zijn {known}", f"is no known key; allowed are {known}")
    return complaint(error)
