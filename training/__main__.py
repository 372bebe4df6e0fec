"""`python -m training prepare|train|export|score`: one command a step; each has `--help`."""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Read the command line and take the step."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")

    prepare = steps.add_parser("prepare", help="mix the corpora and cut them into pieces")
    prepare.add_argument("mix", type=Path, help="the list of corpora, such as training/corpora.yaml")
    prepare.add_argument("work", type=Path, help="a folder for everything that is made on the way")

    train = steps.add_parser("train", help="train within a time budget; writes WORK/last.pt as it goes")
    train.add_argument("work", type=Path)
    budget = train.add_mutually_exclusive_group(required=True)
    budget.add_argument("--minutes", type=float, help="stop after so long")
    budget.add_argument("--steps", type=int, help="stop after so many batches")
    train.add_argument("--size", default="small", help="tiny, small, base or large; a checkpoint has its own")
    train.add_argument("--start", type=Path, metavar="CHECKPOINT", help="go on from here instead of from scratch")
    train.add_argument("--decay", action="store_true", help="bring the learning rate to zero: the last stretch")
    train.add_argument("--tokens", type=int, help="a batch, padding counted; default 6144, on a GPU 65536")
    train.add_argument("--rate", type=float, default=0.02, help="learning rate of the matrices; the rest has a tenth")
    train.add_argument("--seed", type=int, default=7)
    train.add_argument("--no-compile", action="store_true", help="start at once and run slower")

    export = steps.add_parser("export", help="make an .argosmodel of a checkpoint")
    export.add_argument("work", type=Path)
    export.add_argument("out", type=Path, metavar="OUT.argosmodel")
    export.add_argument("--checkpoint", type=Path, help="default WORK/last.pt")
    export.add_argument("--version", default="1.0")

    score = steps.add_parser("score", help="BLEU and chrF of a package")
    score.add_argument("package", type=Path)
    score.add_argument("pairs", type=Path, help="a TSV file: source, tab, reference")
    score.add_argument("--show", type=int, default=0, metavar="N", help="print N of them to read")

    given = parser.parse_args()
    if given.step == "prepare":
        from training.prepare import prepare as step

        step(given.mix, given.work)
    elif given.step == "train":
        from training.train import Plan
        from training.train import train as train_step

        train_step(
            given.work,
            Plan(
                minutes=given.minutes,
                steps=given.steps,
                size=given.size,
                start=given.start,
                decay=given.decay,
                tokens=given.tokens,
                rate=given.rate,
                seed=given.seed,
                compiled=not given.no_compile,
            ),
        )
    elif given.step == "export":
        from training.export import export as export_step

        export_step(given.work, given.out, given.checkpoint or given.work / "last.pt", given.version)
    else:
        from training.score import score as score_step

        score_step(given.package, given.pairs, given.show)


if __name__ == "__main__":
    main()
