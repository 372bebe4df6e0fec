"""Trains within a budget, on the CPU in bfloat16 or on a GPU, from scratch or from a checkpoint."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from training.batches import batches, load, tensors
from training.network import SIZES, Network, Size

if TYPE_CHECKING:
    from training.batches import Row

_SAVE_EVERY = 300  # seconds
_REPORT_EVERY = 200  # batches
_SMOOTH = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What the command line asked for; the budget is `minutes` or `steps`."""

    minutes: float | None = None
    steps: int | None = None
    size: str = "small"
    start: Path | None = None
    decay: bool = False
    tokens: int | None = None
    rate: float = 0.02
    seed: int = 7
    compiled: bool = True

    def part(self, seconds: float, step: int) -> float:
        """How much of the budget is used."""
        return seconds / (self.minutes * 60) if self.minutes is not None else step / (self.steps or 1)


@dataclass(slots=True)
class Checkpoint:
    """The network with its size and how many target tokens it has seen."""

    network: Network
    size: Size
    seen: int

    def save(self, path: Path) -> None:
        """Write it in bfloat16, whole or not at all."""
        part = path.with_suffix(".part")
        weights = {name: value.bfloat16() for name, value in self.network.state_dict().items()}
        torch.save({"net": weights, "sizes": tuple(self.size), "tokens": self.seen}, part)
        part.replace(path)


def train(work: Path, plan: Plan) -> None:
    """Train on WORK/train.npz until the budget is used; WORK/last.pt is the result."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(plan.seed)
    torch.set_float32_matmul_precision("high")
    rows, vocab = load(work / "train.npz")
    dev, _ = load(work / "dev.npz")
    state = opened(plan, vocab, device)
    optimisers = _optimisers(state.network, plan.rate)
    step_of = _compiled(state.network) if plan.compiled else state.network
    size = sum(weights.numel() for weights in state.network.parameters()) / 1e6
    print(f"{size:.1f}M parameters on {device}, {len(rows)} pairs, {state.seen / 1e6:.2f}M target tokens seen before")
    warm = 50 if plan.start else 200
    tokens = plan.tokens or (65_536 if device == "cuda" else 6_144)
    began = saved = time.monotonic()
    for step, batch in enumerate(_endless(rows, tokens, random.Random(plan.seed))):
        part = plan.part(time.monotonic() - began, step)
        if part >= 1:
            break
        share = min(1.0, (step + 1) / warm) * (max(0.01, 1 - part) if plan.decay else 1.0)
        for optimiser, peak in optimisers:
            optimiser.param_groups[0]["lr"] = peak * share
            optimiser.zero_grad(set_to_none=True)
        with torch.autocast(device, torch.bfloat16):
            loss = step_of(*tensors(rows, batch, device), _SMOOTH)
        loss.backward()
        for optimiser, _ in optimisers:
            optimiser.step()
        state.seen += sum(len(rows[index][1]) + 1 for index in batch)
        if (step + 1) % _REPORT_EVERY == 0:
            print(f"{time.monotonic() - began:6.0f} s  step {step + 1}  {_line(state, dev, device)}", flush=True)
        if time.monotonic() - saved > _SAVE_EVERY:
            state.save(work / "last.pt")
            saved = time.monotonic()
    state.save(work / "last.pt")
    print(_line(state, dev, device), flush=True)


def opened(plan: Plan, vocab: int, device: str) -> Checkpoint:
    """The checkpoint to start from, or a fresh network; raises ValueError for one of other pieces."""
    if plan.start is None:
        size = SIZES[plan.size]
        return Checkpoint(Network(size, vocab).to(device), size, 0)
    data: dict[str, Any] = torch.load(plan.start, map_location="cpu", weights_only=True)
    if data["net"]["emb.weight"].shape[0] != vocab:
        raise ValueError(f"{plan.start}: has other pieces than the data; prepare with its sentencepiece.model")
    size = Size(*data["sizes"])
    network = Network(size, vocab)
    network.load_state_dict({name: value.float() for name, value in data["net"].items()})
    return Checkpoint(network.to(device), size, data["tokens"])


def dev_loss(network: Network, dev: Sequence[Row], device: str) -> float:
    """Mean loss of a token of the first batches of `dev`."""
    network.eval()
    with torch.no_grad(), torch.autocast(device, torch.bfloat16):
        losses = [network(*tensors(dev, batch, device), 0.0).item() for batch in batches(dev, 4096)[:14]]
    network.train()
    return float(sum(losses) / len(losses))


def _line(state: Checkpoint, dev: Sequence[Row], device: str) -> str:
    return f"dev loss {dev_loss(state.network, dev, device):.3f}  {state.seen / 1e6:.2f}M target tokens seen"


def _endless(rows: Sequence[Row], tokens: int, rng: random.Random) -> Iterator[list[int]]:
    while True:
        yield from batches(rows, tokens, rng)


def _optimisers(network: Network, rate: float) -> list[tuple[torch.optim.Optimizer, float]]:
    """Muon for the matrices, AdamW for all else, each with its peak rate."""
    named = dict(network.named_parameters())
    matrices = [weights for name, weights in named.items() if weights.ndim == 2 and name != "emb.weight"]
    others = [weights for name, weights in named.items() if weights.ndim != 2 or name == "emb.weight"]
    return [
        (torch.optim.Muon(matrices, lr=rate, weight_decay=0.01), rate),
        (torch.optim.AdamW(others, lr=rate / 10, betas=(0.9, 0.98), weight_decay=0), rate / 10),
    ]


def _compiled(network: Network) -> Any:
    import torch.fx.experimental._config as shapes

    shapes.use_duck_shape = False  # else equal sizes in a batch compile anew, a minute each
    return torch.compile(network, dynamic=True)
