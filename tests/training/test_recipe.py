"""The whole recipe on a small sample: it learns, repeats itself, goes on, and exports a package that translates."""

from __future__ import annotations

import itertools
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
torch.set_num_threads(1)  # threads of a tiny network only wait for one another
pytest.importorskip("sentencepiece")
pytest.importorskip("ctranslate2")

WHO = {"de arts": "the doctor", "de patiënt": "the patient", "het kind": "the child", "de vrouw": "the woman"}
DOES = {"neemt": "takes", "drinkt": "drinks", "koopt": "buys"}
WHAT = {"melk": "milk", "water": "water", "vitamine D": "vitamin D", "twee tabletten": "two tablets"}


def lines() -> list[str]:
    return [
        " ".join(dutch).capitalize() + ".\t" + " ".join((WHO | DOES | WHAT)[word] for word in dutch).capitalize() + "."
        for dutch in itertools.product(WHO, DOES, WHAT)
    ]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from training.prepare import prepare

    folder = tmp_path_factory.mktemp("training")
    (folder / "a.tsv").write_text("\n".join(lines()) + "\n", "utf-8")
    (folder / "dev.tsv").write_text("\n".join(lines()[:8]) + "\n", "utf-8")
    mix = "source: nl\ntarget: en\nseed: 7\npieces: 400\ndev: dev.tsv\ncorpora:\n"
    entry = "  - {name: a, file: a.tsv, weight: 4, licence: CC0, url: https://example.org}\n"
    (folder / "mix.yaml").write_text(mix + entry, "utf-8")
    prepare(folder / "mix.yaml", folder / "work")
    return folder / "work"


def trained(work: Path, steps: int, **more: Any) -> dict[str, Any]:
    from training.train import Plan, train

    train(work, Plan(steps=steps, size="tiny", tokens=512, compiled=False, **more))
    weights: dict[str, Any] = torch.load(work / "last.pt", weights_only=True)["net"]
    return weights


def loss(work: Path) -> float:
    from training.batches import load
    from training.train import Plan, dev_loss, opened

    rows, vocab = load(work / "dev.npz")
    return dev_loss(opened(Plan(start=work / "last.pt"), vocab, "cpu").network, rows, "cpu")


def test_the_same_seed_gives_the_same_weights(work: Path) -> None:
    one, two, other = trained(work, 3, seed=5), trained(work, 3, seed=5), trained(work, 3, seed=6)
    assert all(torch.equal(one[name], two[name]) for name in one)
    assert not all(torch.equal(one[name], other[name]) for name in one)


def test_it_learns_goes_on_and_exports(work: Path, tmp_path: Path) -> None:
    from training.export import export
    from training.score import translated

    trained(work, 3)
    first = loss(work)
    trained(work, 250)
    second = loss(work)
    seen = torch.load(work / "last.pt", weights_only=True)["tokens"]
    trained(work, 150, start=work / "last.pt", decay=True)
    assert second < 0.5 * first
    assert loss(work) <= second + 0.01
    assert torch.load(work / "last.pt", weights_only=True)["tokens"] > seen

    packages = [tmp_path / "one.argosmodel", tmp_path / "two.argosmodel"]
    for package in packages:
        export(work, package, work / "last.pt", "1.2")
    assert packages[0].read_bytes() == packages[1].read_bytes()
    with zipfile.ZipFile(packages[0]) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        metadata = json.loads(archive.read("translate-nl_en-1_2/metadata.json"))
        card = archive.read("translate-nl_en-1_2/README.md").decode()
    assert names == {
        "README.md",
        "metadata.json",
        "sentencepiece.model",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
    }
    assert (metadata["from_code"], metadata["to_code"], metadata["package_version"]) == ("nl", "en", "1.2")
    assert "| a | 192 | 4 | CC0 | https://example.org |" in card
    assert translated(packages[0], ["De arts neemt twee tabletten."]) == ["The doctor takes two tablets."]


def test_a_checkpoint_of_other_pieces_is_refused(work: Path) -> None:
    from training.train import Plan, opened

    trained(work, 1)
    with pytest.raises(ValueError, match="other pieces"):
        opened(Plan(start=work / "last.pt"), 17, "cpu")


def test_the_command_line(work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from training.__main__ import main

    words = ["training", "train", str(work), "--steps", "1", "--size", "tiny", "--tokens", "512", "--no-compile"]
    monkeypatch.setattr(sys, "argv", words)
    main()
    assert "target tokens seen" in capsys.readouterr().out
