"""Write a trained parser as the ONNX graphs that the package ships.

usage: export_parser.py MODEL.pt OUT_FOLDER

MODEL.pt is the result of a phase of train_parser.py. Writes word.onnx (a word type's vector), parse.onnx (a sentence's scores),
label.onnx (labels of chosen arcs), all with 8-bit weights, and vocabulary.json. Needs torch and onnx beside the package itself.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).parent))
import train_parser
from train_parser import CHARACTERS, Vocabulary  # noqa: F401 - the pickled vocabulary needs its class

sys.modules["__main__"].Vocabulary = train_parser.Vocabulary  # type: ignore[attr-defined]


class Graph:
    """An ONNX graph under construction."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.constants: list = []

    def constant(self, array: np.ndarray, name: str = "") -> str:
        name = name or f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def numbers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def add(self, op: str, *inputs: str, out: str = "", count: int = 1, **attributes: object) -> list[str]:
        outs = [out] if out else [f"v{len(self.nodes)}_{j}" for j in range(count)]
        self.nodes.append(helper.make_node(op, list(inputs), outs, name=f"{op}_{len(self.nodes)}", **attributes))
        return outs

    def one(self, op: str, *inputs: str, out: str = "", **attributes: object) -> str:
        return self.add(op, *inputs, out=out, **attributes)[0]

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray, name: str) -> str:
        return self.one("Add", self.one("MatMul", x, self.constant(weight.T, name)), self.constant(bias))

    def save(self, path: Path, inputs: list, outputs: list) -> None:
        value = helper.make_tensor_value_info
        graph = helper.make_graph(self.nodes, "parser", [value(*i) for i in inputs], [value(*o) for o in outputs], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
        onnx.checker.check_model(model)
        onnx.save(model, str(path))


def word_graph(w: dict[str, np.ndarray], size: int, path: Path) -> None:
    g = Graph()
    e = g.one("Gather", g.constant(w["vectors.char.weight"], "char"), "C")
    cut = lambda a, b: g.one("Slice", e, g.numbers(a), g.numbers(b), g.numbers(1))  # noqa: E731
    letters = g.one("Concat", cut(0, CHARACTERS), cut(1, CHARACTERS + 1), cut(2, CHARACTERS + 2), axis=-1)
    letters = g.one("Relu", g.linear(letters, w["vectors.conv.weight"], w["vectors.conv.bias"], "conv"))
    letters = g.one("ReduceMax", letters, g.numbers(1), keepdims=0)
    affix = g.one("ReduceSum", g.one("Gather", g.constant(w["vectors.affix.weight"], "affix"), "A"), g.numbers(1), keepdims=0)
    x = g.one("Concat", g.one("Gather", g.constant(w["vectors.word.weight"], "word"), "W"), letters, affix,
              g.one("Gather", g.constant(w["vectors.lang.weight"], "lang"), "L"), axis=-1)
    g.one("Gelu", g.linear(x, w["vectors.out.weight"], w["vectors.out.bias"], "out"), out="R")
    ints = TensorProto.INT64
    g.save(path, [("C", ints, ["U", CHARACTERS + 2]), ("A", ints, ["U", 10]), ("W", ints, ["U"]), ("L", ints, ["U"])],
           [("R", TensorProto.FLOAT, ["U", size])])


def lstm(g: Graph, x: str, w: dict[str, np.ndarray], layer: int, hidden: int) -> str:
    """Add a two-way LSTM layer; ONNX orders the gates i, o, f, c where torch has i, f, g, o."""
    order = lambda a: np.concatenate([a[:hidden], a[3 * hidden :], a[hidden : 2 * hidden], a[2 * hidden : 3 * hidden]])  # noqa: E731
    both = lambda kind: np.stack([order(w[f"encoder.{d}.{layer}.{kind}"]) for d in ("forth", "back")])  # noqa: E731
    bias = np.concatenate([both("bias_ih_l0"), both("bias_hh_l0")], 1)
    y = g.one("LSTM", x, g.constant(both("weight_ih_l0"), f"W{layer}"), g.constant(both("weight_hh_l0"), f"R{layer}"), g.constant(bias),
              hidden_size=hidden, direction="bidirectional")
    return g.one("Reshape", g.one("Transpose", y, perm=[0, 2, 1, 3]), g.numbers(0, 0, 2 * hidden))


def parse_graph(w: dict[str, np.ndarray], config: dict, path: Path) -> None:
    g = Graph()
    x = g.one("Transpose", "X", perm=[1, 0, 2])
    for layer in range(config["layers"]):
        x = lstm(g, x, w, layer, config["hidden"])
    x = g.one("Transpose", x, perm=[1, 0, 2])
    arc, label = config["arc"], config["label"]
    names = ("arc_dep", "arc_head", "rel_dep", "rel_head")
    heads = g.linear(x, np.concatenate([w[f"{n}.weight"] for n in names]), np.concatenate([w[f"{n}.bias"] for n in names]), "heads")
    dep, head, rel_dep, rel_head = g.add("Split", g.one("Gelu", heads), g.numbers(arc, arc, label, label), count=4, axis=-1)
    g.one("Identity", rel_dep, out="dep")
    g.one("Identity", rel_head, out="head")
    for name in ("upos", "feats"):
        g.one("ArgMax", g.linear(x, w[f"{name}.weight"], w[f"{name}.bias"], f"{name}_w"), out=name, axis=-1, keepdims=0)
    g.one("ArgMax", g.linear(g.one("Concat", x, "X", axis=-1), w["rule.weight"], w["rule.bias"], "rule_w"), out="rule", axis=-1, keepdims=0)
    turned = g.one("MatMul", dep, g.constant(w["U"], "U"))
    bias = g.one("Transpose", g.linear(head, w["bias.weight"], w["bias.bias"], "arc_bias"), perm=[0, 2, 1])
    words = g.one("Add", g.one("MatMul", turned, g.one("Transpose", head, perm=[0, 2, 1])), bias)
    root = gelu(w["root"].reshape(-1) @ w["arc_head.weight"].T + w["arc_head.bias"])
    to_root = g.one("Add", g.one("MatMul", turned, g.constant(root[:, None], "root")),
                    g.constant((root @ w["bias.weight"].T + w["bias.bias"]).astype(np.float32)))
    g.one("Concat", to_root, words, axis=-1, out="arc")
    f, i = TensorProto.FLOAT, TensorProto.INT64
    g.save(path, [("X", f, ["B", "T", config["word"]])],
           [("arc", f, ["B", "T", "T1"]), ("dep", f, ["B", "T", label]), ("head", f, ["B", "T", label]),
            ("upos", i, ["B", "T"]), ("feats", i, ["B", "T"]), ("rule", i, ["B", "T"])])


def label_graph(w: dict[str, np.ndarray], label: int, labels: int, path: Path) -> None:
    g = Graph()
    d = g.one("Gemm", "d", g.constant(w["V"][:label].reshape(label, -1), "V"), g.constant(w["V"][label]))
    d = g.one("Reshape", d, g.numbers(-1, labels, label + 1))
    first = g.one("Slice", "h", g.numbers(0), g.numbers(1), g.numbers(1))
    ones = g.one("Add", g.one("Mul", first, g.constant(np.zeros(1, np.float32))), g.constant(np.ones(1, np.float32)))
    h = g.one("Unsqueeze", g.one("Concat", "h", ones, axis=-1), g.numbers(2))
    g.one("Squeeze", g.one("MatMul", d, h), g.numbers(2), out="lab")
    f = TensorProto.FLOAT
    g.save(path, [("d", f, ["K", label]), ("h", f, ["K", label])], [("lab", f, ["K", labels])])


def gelu(x: np.ndarray) -> np.ndarray:
    return torch.nn.functional.gelu(torch.from_numpy(x)).numpy()


def main() -> None:
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    kept = torch.load(source, weights_only=False)
    v, config = kept["vocabulary"], kept["config"]
    w = {name: value.float().numpy() for name, value in kept["state"].items()}
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder)
        word_graph(w, config["word"], full / "word.onnx")
        parse_graph(w, config, full / "parse.onnx")
        label_graph(w, config["label"], len(v.deprels), full / "label.onnx")
        plans = (("word", ["MatMul", "Gather"], False), ("parse", ["MatMul", "LSTM"], True), ("label", ["MatMul", "Gemm"], False))
        for name, operators, channels in plans:
            quantize_dynamic(full / f"{name}.onnx", out / f"{name}.onnx", op_types_to_quantize=operators, per_channel=channels,
                             weight_type=QuantType.QInt8)
    root = gelu(w["root"].reshape(-1) @ w["rel_head.weight"].T + w["rel_head.bias"])
    about = {"languages": v.languages, "words": v.words, "characters": v.characters, "upos": v.upos, "deprels": v.deprels, "feats": v.feats,
             "rules": v.rules, "word_size": config["word"], "root": [round(float(x), 6) for x in root]}
    graphs = b"".join((out / f"{name}.onnx").read_bytes() for name in ("word", "parse", "label"))
    about["version"] = hashlib.sha256(graphs).hexdigest()[:8]  # stamped on records: another model, another name
    (out / "vocabulary.json").write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print({p.name: f"{p.stat().st_size / 1e6:.2f} MB" for p in sorted(out.iterdir())})


if __name__ == "__main__":
    main()
