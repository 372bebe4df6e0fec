"""`process`: a whole run, with its progress and what it came to."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.output import line
from pipeline.errors import cause
from pipeline.messages import counted, say
from pipeline.reports.summary import Summary
from pipeline.runs import Outcome, process_folder
from pipeline.settings import Settings
from pipeline.store import DONE


def run(source: Path, output: Path, settings: Settings, *, debug: bool = False) -> int:
    """Process `source` into `output`; the exit status."""
    counter = Counter[str]()

    def progress(summary: Summary) -> None:
        counter["done"] += 1
        if sys.stderr.isatty():
            print(f"\r\x1b[K{counter['done']} {summary.source}", end="", file=sys.stderr, flush=True)

    began = time.time()
    try:
        outcome = process_folder([source], output, settings, progress=progress, debug=debug)
    except KeyboardInterrupt:
        done = sum(1 for path in output.glob(f"*/{DONE}") if path.stat().st_mtime >= began)
        print("\n" + say("interrupted", settings.lang, done=counted(done, "article", settings.lang)), file=sys.stderr)
        return 130
    except OSError as exc:  # of the overviews: an article's own is in its summary
        print("bijsluiter: " + say("unwritable", settings.lang, error=cause(exc)), file=sys.stderr)
        return 1
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for text in report(outcome, output, settings):
        line(text)
    return outcome.exit_status


def report(outcome: Outcome, output: Path, settings: Settings) -> list[str]:
    """What a run came to, in lines for a person."""
    lang = settings.lang
    lines = [
        say(summary.status, lang, name=summary.source, error=summary.error)
        for summary in outcome.summaries
        if summary.status != "ok"
    ]
    if outcome.gone:
        lines.append(say("gone", lang, names=", ".join(outcome.gone)))
    processed = sum(summary.status != "failed" for summary in outcome.summaries) - outcome.unchanged
    told = "passed_over" if outcome.unchanged else "processed"
    lines.append(say(told, lang, processed=processed, unchanged=outcome.unchanged))
    if settings.translation.enabled and any(summary.status == "ok" for summary in outcome.summaries):
        lines.extend(_about_translation(settings, outcome.summaries))
    flags = Counter(flag.severity for summary in outcome.summaries for flag in summary.open_flags())
    lines.append(
        say(
            "totals",
            lang,
            articles=counted(len(outcome.summaries), "article", lang),
            claims=counted(sum(summary.claims for summary in outcome.summaries), "claim", lang),
            flags=counted(flags.total(), "flag", lang),
            errors=counted(flags["error"], "error", lang),
            warnings=counted(flags["warning"], "warning", lang),
            notices=counted(flags["notice"], "notice", lang),
        )
    )
    report_file = output / "index.html" if "html" in settings.formats else output
    lines.append(say("report", lang, path=report_file))
    return lines


def _about_translation(settings: Settings, summaries: Sequence[Summary]) -> list[str]:
    from pipeline.translation.engine import describe

    engine = describe(settings)
    failed = {gap.detail for summary in summaries for gap in summary.gaps if gap.kind == "no_translation"}
    if reasons := {engine.reason} if engine.reason else failed:
        return [say("no_translation", settings.lang, reason=reason) for reason in sorted(reasons)]
    return [say("draft", settings.lang, engine=engine.name)] if engine.draft else []
