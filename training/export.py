"""Makes an Argos package of a checkpoint: int8 CTranslate2 model, sentencepiece model, metadata and data card."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_NAMES = {"nl": "Dutch", "en": "English", "de": "German", "fr": "French", "es": "Spanish"}
_DATE = (1980, 1, 1, 0, 0, 0)  # so that the same checkpoint gives the same bytes


def export(work: Path, out: Path, checkpoint: Path, version: str) -> None:
    """Write the package `out` from a checkpoint and what `prepare` left in WORK."""
    import sentencepiece
    import torch

    data = json.loads((work / "data.json").read_text("utf-8"))
    state: dict[str, Any] = torch.load(checkpoint, map_location="cpu", weights_only=True)
    model = work / "sentencepiece.model"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    spec = specification(state, [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())])
    source, target = data["source"], data["target"]
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "type": "translate",
        "from_code": source,
        "from_name": _NAMES.get(source, source),
        "to_code": target,
        "to_name": _NAMES.get(target, target),
    }
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        files = {f"model/{file.name}": file.read_bytes() for file in Path(folder).iterdir()}
    files["sentencepiece.model"] = model.read_bytes()
    files["metadata.json"] = (json.dumps(metadata, indent=4) + "\n").encode()
    files["README.md"] = card(data, state, version).encode()
    root = f"translate-{source}_{target}-{version.replace('.', '_')}"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{root}/{name}", _DATE), content, zipfile.ZIP_DEFLATED)
    print(f"{out}: {out.stat().st_size} bytes")


def specification(state: Mapping[str, Any], pieces: Sequence[str]) -> Any:
    """The CTranslate2 form of a checkpoint."""
    import ctranslate2
    from ctranslate2.specs import common_spec

    from training.network import Size, positions

    size = Size(*state["sizes"])
    weights = {name: value.float().numpy() for name, value in state["net"].items()}
    spec = ctranslate2.specs.TransformerSpec.from_config(
        (size.encoder, size.decoder), size.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    table = positions(size.width).numpy()
    embeddings = weights["emb.weight"]
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    spec.decoder.projection.weight = embeddings
    for side, final, layers, name in (
        (spec.encoder, "en", size.encoder, "enc"),
        (spec.decoder, "dn", size.decoder, "dec"),
    ):
        side.scale_embeddings = True
        side.position_encodings.encodings = table
        _norm(side.layer_norm, weights, final)
        for number in range(layers):
            _layer(side.layer[number], weights, f"{name}.{number}", decoder=name == "dec")
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.add_source_bos, spec.config.add_source_eos = False, True
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _norm(part: Any, weights: Mapping[str, Any], name: str) -> None:
    part.gamma, part.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _linear(part: Any, weights: Mapping[str, Any], name: str) -> None:
    part.weight, part.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _layer(part: Any, weights: Mapping[str, Any], name: str, *, decoder: bool) -> None:
    _norm(part.self_attention.layer_norm, weights, f"{name}.n1")
    _linear(part.self_attention.linear[0], weights, f"{name}.a.qkv")
    _linear(part.self_attention.linear[1], weights, f"{name}.a.o")
    if decoder:
        _norm(part.attention.layer_norm, weights, f"{name}.n2")
        for number, piece in enumerate(("q", "kv", "o")):
            _linear(part.attention.linear[number], weights, f"{name}.c.{piece}")
    _norm(part.ffn.layer_norm, weights, f"{name}.n3")
    _linear(part.ffn.linear_0, weights, f"{name}.f1")
    _linear(part.ffn.linear_1, weights, f"{name}.f2")


def card(data: Mapping[str, Any], state: Mapping[str, Any], version: str) -> str:
    """What the package was made of, to stand beside it."""
    width, _, encoder, decoder, *_ = state["sizes"]
    rows = "".join(
        f"| {one['name']} | {one['pairs']} | {one['weight']} | {one['licence']} | {one['url']} |\n"
        for one in data["corpora"]
    )
    return (
        f"# {data['source']} to {data['target']}, version {version}\n\n"
        f"Transformer, encoder {encoder}, decoder {decoder}, width {width}, int8; {state['tokens']} target tokens; "
        f"seed {data['seed']}.\n\n"
        "| corpus | pairs, repeats counted | weight | licence | from |\n|---|---|---|---|---|\n" + rows
    )
