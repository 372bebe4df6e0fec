"""The network: a pre-norm transformer whose embeddings serve source, target and output."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.batches import PAD

PLACES = 512  # of a sentence


class Size(NamedTuple):
    """Widths, layers, heads of attention, and dropout."""

    width: int
    inner: int
    encoder: int
    decoder: int
    heads: int
    dropout: float


SIZES = {
    "tiny": Size(32, 64, 1, 1, 2, 0.0),
    "small": Size(256, 1024, 6, 2, 4, 0.05),
    "base": Size(384, 1536, 8, 3, 6, 0.2),
    "large": Size(512, 2048, 8, 4, 8, 0.25),
}


def positions(width: int) -> Tensor:
    """The sinusoids that are added to the embeddings."""
    angle = torch.arange(PLACES)[:, None] / 10000 ** (torch.arange(width // 2)[None] / max(1, width // 2 - 1))
    return torch.cat([angle.sin(), angle.cos()], 1)


class Attention(nn.Module):
    """Of a sequence to itself, or (`cross`) to what the encoder made of the source."""

    def __init__(self, width: int, heads: int, *, cross: bool) -> None:
        super().__init__()
        self.heads, self.cross = heads, cross
        if cross:
            self.q, self.kv = nn.Linear(width, width), nn.Linear(width, 2 * width)
        else:
            self.qkv = nn.Linear(width, 3 * width)
        self.o = nn.Linear(width, width)

    def forward(
        self, x: Tensor, memory: Tensor | None = None, mask: Tensor | None = None, causal: bool = False
    ) -> Tensor:
        lines, length, width = x.shape
        parts = (self.q(x), *self.kv(memory).chunk(2, -1)) if self.cross else self.qkv(x).chunk(3, -1)
        q, k, v = (part.view(lines, -1, self.heads, width // self.heads).transpose(1, 2) for part in parts)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        made: Tensor = self.o(y.transpose(1, 2).reshape(lines, length, width))
        return made


class Layer(nn.Module):
    """Attention and a feed-forward part, each with its norm before it."""

    def __init__(self, size: Size, *, decoder: bool) -> None:
        super().__init__()
        width = size.width
        self.decoder = decoder
        self.n1, self.a = nn.LayerNorm(width), Attention(width, size.heads, cross=False)
        if decoder:
            self.n2, self.c = nn.LayerNorm(width), Attention(width, size.heads, cross=True)
        self.n3, self.drop = nn.LayerNorm(width), nn.Dropout(size.dropout)
        self.f1, self.f2 = nn.Linear(width, size.inner), nn.Linear(size.inner, width)

    def forward(self, x: Tensor, memory: Tensor | None = None, mask: Tensor | None = None) -> Tensor:
        x = x + self.drop(self.a(self.n1(x), mask=None if self.decoder else mask, causal=self.decoder))
        if self.decoder:
            x = x + self.drop(self.c(self.n2(x), memory, mask))
        return x + self.drop(self.f2(F.relu(self.f1(self.n3(x)))))


class Network(nn.Module):
    """The whole; its result is the mean loss of a target token."""

    def __init__(self, size: Size, vocab: int) -> None:
        super().__init__()
        self.vocab, self.scale = vocab, math.sqrt(size.width)
        self.emb = nn.Embedding(vocab, size.width)
        nn.init.normal_(self.emb.weight, std=size.width**-0.5)
        self.register_buffer("pos", positions(size.width), persistent=False)
        self.enc = nn.ModuleList([Layer(size, decoder=False) for _ in range(size.encoder)])
        self.dec = nn.ModuleList([Layer(size, decoder=True) for _ in range(size.decoder)])
        self.en, self.dn, self.drop = nn.LayerNorm(size.width), nn.LayerNorm(size.width), nn.Dropout(size.dropout)
        for part in [*self.enc.modules(), *self.dec.modules()]:
            if isinstance(part, nn.Linear):
                nn.init.xavier_uniform_(part.weight)
                nn.init.zeros_(part.bias)

    def forward(self, source: Tensor, shifted: Tensor, wanted: Tensor, smooth: float) -> Tensor:
        mask = (source != PAD)[:, None, None, :]
        memory = self._embed(source)
        for layer in self.enc:
            memory = layer(memory, mask=mask)
        memory, hidden = self.en(memory), self._embed(shifted)
        for layer in self.dec:
            hidden = layer(hidden, memory, mask)
        logits = F.linear(self.dn(hidden), self.emb.weight).float().view(-1, self.vocab)
        right = wanted.view(-1)
        real, whole = right >= 0, torch.logsumexp(logits, -1)
        loss = whole - logits.gather(1, right.clamp_min(0)[:, None])[:, 0]
        flat = whole - logits.mean(-1)
        return (((1 - smooth) * loss + smooth * flat) * real).sum() / real.sum()

    def _embed(self, tokens: Tensor) -> Tensor:
        made: Tensor = self.drop(self.emb(tokens) * self.scale + self.pos[: tokens.shape[1]])
        return made
