"""Train the shipped parser: UPOS, features, lemma rules, heads and labels for all languages at once.

usage: train_parser.py PHASE --data UD_FOLDER treebank --out WORK_FOLDER [--config train_parser.toml] [--threads 1] [--steps N]

A phase of the configuration names its treebanks, each a file NAME.conllu or NAME.conllu.gz in one of the folders of --data, and the
phase it starts from. A checkpoint is written every 500 steps; the same command takes an interrupted run up again. At the end the
configuration's test files are scored. Needs torch; reading does not.
Method: deep biaffine attention (Dozat and Manning 2017) over a BiLSTM of character, affix and word vectors; the weights that are
scored and saved are an exponential moving average.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import random
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from chancery.parse.decode import heads_of
from chancery.parse.features import BUCKETS, CHARACTERS, affixes, clipped, lemma_rule


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


def treebank_path(name: str, folders: Sequence[Path]) -> Path:
    """Return the file of a treebank in the first folder that holds it."""
    for path in (folder / f"{name}{ending}" for folder in folders for ending in (".conllu", ".conllu.gz")):
        if path.exists():
            return path
    raise SystemExit(f"no treebank {name}.conllu or {name}.conllu.gz in {', '.join(map(str, folders))}; name its folder with --data")


def plain_lemma(form: str, lemma: str, upos: str) -> str:
    """Return a lemma without the treebank's joints: the verb's own part of a separated verb, compounds written as one."""
    if "_" not in lemma or lemma == "_":
        return form.lower() if lemma == "_" and form != "_" else lemma
    low, parts = form.lower(), lemma.split("_")
    if upos in ("VERB", "AUX"):
        return "".join(parts) if low.startswith(parts[0][:3]) and len(low) > len(parts[-1]) - 3 and parts[0] in low else parts[-1]
    joined = "".join(parts)
    at = low.rfind(parts[-1][:3])
    return joined if joined[:4] == low[:4] and len(joined) <= len(low) + 1 and at < 0 else low[:at] + parts[-1] if at > 0 else joined


def read_treebank(path: Path) -> list[list[Word]]:
    sentences, rows = [], []
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in held.decode("utf-8").split("\n"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 1:
            if not cells[0] and rows:
                sentences.append(rows)
                rows = []
        elif cells[0].isdigit():
            rows.append(Word(cells[1], plain_lemma(cells[1], cells[2], cells[3]), cells[3], cells[5], int(cells[6]), cells[7]))
    return sentences + ([rows] if rows else [])


@dataclass
class Vocabulary:
    """Numbers for words, characters and labels; made from the first phase's treebanks and kept."""

    languages: list[str]
    words: dict[str, int]
    characters: dict[str, int]
    counts: dict[str, int]
    upos: list[str]
    deprels: list[str]
    feats: list[str]
    rules: list[str]
    types: dict[tuple[str, str], int] = field(default_factory=dict)
    rows: list[tuple] = field(default_factory=list)

    @classmethod
    def of(cls, sentences: list[tuple[str, list[Word]]], languages: list[str]) -> Vocabulary:
        words, chars, feats, rules = (collections.Counter() for _ in range(4))
        for language, sentence in sentences:
            for w in sentence:
                words[f"{language}\t{w.form.lower()}"] += 1
                chars.update(w.form)
                feats[w.feats] += 1
                rules[lemma_rule(w.form, w.lemma)] += 1
        common = lambda c, n: sorted(k for k, v in c.items() if v > n)  # noqa: E731
        return cls(
            languages, {w: i + 2 for i, w in enumerate(common(words, 1))}, {c: i + 2 for i, c in enumerate(common(chars, 2))},
            {w: n for w, n in words.items() if n > 1}, sorted({w.upos for _, s in sentences for w in s}),
            sorted({w.deprel for _, s in sentences for w in s}), common(feats, 2), common(rules, 2),
        )

    def type_of(self, language: str, form: str) -> int:
        key = (language, form)
        if key not in self.types:
            self.types[key] = len(self.rows)
            letters = [self.characters.get(c, 1) for c in clipped(form)]
            word = f"{language}\t{form.lower()}"
            self.rows.append((letters + [0] * (CHARACTERS - len(letters)), affixes(language, form), self.words.get(word, 1),
                              self.languages.index(language), self.counts.get(word, 0)))
        return self.types[key]

    def encode(self, sentences: list[tuple[str, list[Word]]]) -> list[dict]:
        index = lambda names: {n: i for i, n in enumerate(names)}  # noqa: E731
        upos, deprels, feats, rules = index(self.upos), index(self.deprels), index(self.feats), index(self.rules)
        found = []
        for language, s in sentences:
            found.append({
                "type": np.array([self.type_of(language, w.form) for w in s]), "head": np.array([w.head for w in s]),
                "deprel": np.array([deprels.get(w.deprel, deprels.get(w.deprel.split(":")[0], 0)) for w in s]),
                "upos": np.array([upos.get(w.upos, 0) for w in s]), "feats": np.array([feats.get(w.feats, -100) for w in s]),
                "rule": np.array([rules.get(lemma_rule(w.form, w.lemma), -100) for w in s]), "words": s, "language": language,
            })
        return found

    def arrays(self) -> list[torch.Tensor]:
        return [torch.from_numpy(np.array(column)) for column in zip(*self.rows, strict=True)]


class SharedDropout(nn.Module):
    """Drops the same units at every word of a sentence."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or self.share == 0:
            return x
        mask = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.share)) / (1 - self.share)
        return x * mask.to(x.dtype)


class WordVectors(nn.Module):
    """The vector of a word type, independent of its sentence, so that reading can cache it."""

    def __init__(self, words: int, characters: int, languages: int, out: int) -> None:
        super().__init__()
        self.word, self.char = nn.Embedding(words, 128, padding_idx=0), nn.Embedding(characters, 32, padding_idx=0)
        self.affix, self.lang = nn.Embedding(BUCKETS, 64, padding_idx=0), nn.Embedding(languages, 16)
        nn.init.normal_(self.word.weight, 0, 0.1)
        nn.init.normal_(self.affix.weight, 0, 0.1)
        self.word.weight.data[1] = 0
        self.conv, self.out = nn.Linear(96, 128), nn.Linear(128 + 128 + 64 + 16, out)

    def forward(self, chars: torch.Tensor, affix: torch.Tensor, word: torch.Tensor, lang: torch.Tensor) -> torch.Tensor:
        e = F.pad(self.char(chars), (0, 0, 1, 1))
        letters = F.relu(self.conv(torch.cat([e[:, :-2], e[:, 1:-1], e[:, 2:]], -1))).amax(1)
        return F.gelu(self.out(torch.cat([self.word(word), letters, self.affix(affix).sum(1), self.lang(lang)], -1)))


class Encoder(nn.Module):
    """Layers of two one-way LSTMs; the backward one reads sentences turned round, so padding changes nothing."""

    def __init__(self, size: int, hidden: int, layers: int, dropout: float) -> None:
        super().__init__()
        sizes = [size] + [2 * hidden] * (layers - 1)
        self.forth = nn.ModuleList([nn.LSTM(s, hidden, batch_first=True) for s in sizes])
        self.back = nn.ModuleList([nn.LSTM(s, hidden, batch_first=True) for s in sizes])
        self.drop = SharedDropout(dropout)
        for name, p in self.named_parameters():
            if "weight_hh" in name:
                for k in range(4):
                    nn.init.orthogonal_(p.data[k * hidden : (k + 1) * hidden])
            elif "bias" in name:
                nn.init.zeros_(p)

    def forward(self, x: torch.Tensor, turned: torch.Tensor) -> torch.Tensor:
        for forth, back in zip(self.forth, self.back, strict=True):
            y = back(torch.gather(x, 1, turned.unsqueeze(-1).expand(-1, -1, x.shape[-1])))[0]
            z = forth(x)[0]
            x = self.drop(torch.cat([z, torch.gather(y, 1, turned.unsqueeze(-1).expand(-1, -1, y.shape[-1]))], -1))
        return x


class Parser(nn.Module):
    """Heads for parts of speech, features, lemma rules, arcs and labels over one encoder."""

    def __init__(self, v: Vocabulary, *, word: int, hidden: int, layers: int, arc: int, label: int, dropout: float) -> None:
        super().__init__()
        self.vectors = WordVectors(len(v.words) + 2, len(v.characters) + 2, len(v.languages), word)
        self.start_drop, self.encoder, self.drop = SharedDropout(dropout), Encoder(word, hidden, layers, dropout), SharedDropout(dropout)
        size, self.labels = 2 * hidden, len(v.deprels)
        self.root = nn.Parameter(torch.randn(1, 1, size) * 0.1)
        self.upos, self.feats = nn.Linear(size, len(v.upos)), nn.Linear(size, len(v.feats))
        self.rule = nn.Linear(size + word, len(v.rules))
        self.arc_dep, self.arc_head = nn.Linear(size, arc), nn.Linear(size, arc)
        self.U, self.bias = nn.Parameter(torch.zeros(arc, arc)), nn.Linear(arc, 1)
        self.rel_dep, self.rel_head = nn.Linear(size, label), nn.Linear(size, label)
        self.V = nn.Parameter(torch.zeros(label + 1, self.labels * (label + 1)))
        nn.init.orthogonal_(self.U, gain=0.3)
        nn.init.normal_(self.V, 0, 0.02)

    def forward(self, vectors: torch.Tensor, turned: torch.Tensor) -> dict[str, torch.Tensor]:
        x = self.encoder(self.start_drop(vectors), turned)
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1).to(x.dtype), x], 1)
        dep, head = self.drop(F.gelu(self.arc_dep(x))), self.drop(F.gelu(self.arc_head(rooted)))
        arcs = torch.matmul(torch.matmul(dep, self.U), head.transpose(1, 2)) + self.bias(head).transpose(1, 2)
        return {"upos": self.upos(x), "feats": self.feats(x), "rule": self.rule(torch.cat([x, vectors], -1)), "arc": arcs,
                "dep": self.drop(F.gelu(self.rel_dep(x))), "head": self.drop(F.gelu(self.rel_head(rooted)))}

    def label(self, dep: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        one = torch.ones(dep.shape[0], 1, dtype=dep.dtype)
        dep, head = torch.cat([dep, one], -1), torch.cat([head, one], -1)
        return (torch.matmul(dep, self.V.to(dep.dtype)).view(dep.shape[0], self.labels, -1) * head.unsqueeze(1)).sum(-1)


def batches(sentences: list[dict], tokens: int, rng: random.Random | None) -> list[list[int]]:
    length = {i: len(s["type"]) + (rng.random() * 1.5 if rng else 0) for i, s in enumerate(sentences)}
    found, current, longest = [], [], 0
    for i in sorted(length, key=lambda i: length[i]):
        n = len(sentences[i]["type"])
        if current and max(longest, n) * (len(current) + 1) > tokens:
            found.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, n)
    found.append(current)
    if rng:
        rng.shuffle(found)
    return found


def collate(sentences: list[dict], batch: list[int]) -> dict:
    lengths = np.array([len(sentences[i]["type"]) for i in batch])
    longest = int(lengths.max())
    made: dict = {"lengths": lengths}
    for key in ("type", "head", "deprel", "upos", "feats", "rule"):
        made[key] = np.zeros((len(batch), longest), np.int64)
        for row, i in enumerate(batch):
            made[key][row, : lengths[row]] = sentences[i][key]
    made["unique"], inverse = np.unique(made["type"], return_inverse=True)
    made["inverse"] = torch.from_numpy(inverse.reshape(len(batch), longest))
    places, ends = torch.arange(longest).unsqueeze(0), torch.from_numpy(lengths).unsqueeze(1)
    made["turned"], made["mask"] = torch.where(places < ends, ends - 1 - places, places), places < ends
    return made


def loss_of(model: Parser, arrays: list[torch.Tensor], made: dict) -> torch.Tensor:
    unique = made["unique"]
    word = arrays[2][unique].clone()
    word[torch.rand(len(word)) < 0.1 + 0.5 / (1 + arrays[4][unique].float())] = 1
    mask = made["mask"].reshape(-1)
    gold = lambda key: torch.from_numpy(made[key]).reshape(-1)[mask]  # noqa: E731
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model.vectors(arrays[0][unique], arrays[1][unique], word, arrays[3][unique])[made["inverse"]]
        out = model(vectors, made["turned"])
        size = out["dep"].shape[-1]
        heads = torch.gather(out["head"], 1, torch.from_numpy(made["head"]).unsqueeze(-1).expand(-1, -1, size))
        labels = model.label(out["dep"].reshape(-1, size)[mask], heads.reshape(-1, size)[mask])
    flat = lambda key: out[key].float().reshape(-1, out[key].shape[-1])[mask]  # noqa: E731
    open_heads = torch.cat([torch.ones(len(made["lengths"]), 1, dtype=torch.bool), made["mask"]], 1).unsqueeze(1)
    arcs = out["arc"].float().masked_fill(~open_heads, -1e4)
    return (F.cross_entropy(arcs.reshape(-1, arcs.shape[-1])[mask], gold("head")) + F.cross_entropy(labels.float(), gold("deprel"))
            + 0.5 * F.cross_entropy(flat("upos"), gold("upos")) + 0.3 * F.cross_entropy(flat("feats"), gold("feats"))
            + 0.3 * F.cross_entropy(flat("rule"), gold("rule")))


def scores(model: Parser, v: Vocabulary, arrays: list[torch.Tensor], sentences: list[dict]) -> dict[str, float]:
    """Return UPOS, UAS, LAS (universal labels, punctuation in), lemma and feature accuracy on gold tokens."""
    from chancery.parse.features import apply_rule
    model.eval()
    c: collections.Counter = collections.Counter()
    root = v.deprels.index("root")
    with torch.inference_mode():
        for batch in batches(sentences, 2500, None):
            made = collate(sentences, batch)
            u = made["unique"]
            out = model(model.vectors(arrays[0][u], arrays[1][u], arrays[2][u], arrays[3][u])[made["inverse"]], made["turned"])
            for row, i in enumerate(batch):
                n, words = made["lengths"][row], sentences[i]["words"]
                heads = heads_of(out["arc"][row, :n, : n + 1].float().numpy())
                labels = model.label(out["dep"][row, :n], out["head"][row][torch.from_numpy(heads)])
                labels[:, root] = -1e9
                for k, w in enumerate(words):
                    deprel = "root" if heads[k] == 0 else v.deprels[int(labels[k].argmax())]
                    c["n"] += 1
                    c["upos"] += v.upos[int(out["upos"][row, k].argmax())] == w.upos
                    c["feats"] += v.feats[int(out["feats"][row, k].argmax())] == w.feats
                    c["lemma"] += apply_rule(w.form, v.rules[int(out["rule"][row, k].argmax())]).lower() == w.lemma.lower()
                    c["uas"] += heads[k] == w.head
                    c["las"] += heads[k] == w.head and deprel.split(":")[0] == w.deprel.split(":")[0]
    model.train()
    return {k: round(100 * c[k] / c["n"], 2) for k in ("upos", "feats", "lemma", "uas", "las")}


def train(args: argparse.Namespace, config: dict) -> None:
    phase, settings = config["phase"][args.phase], config["training"]
    steps, rate = args.steps or phase["steps"], phase.get("rate", settings["rate"])
    torch.set_num_threads(args.threads)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    load = lambda name: [(Path(name).name[:2], s) for s in read_treebank(treebank_path(name, args.data))]  # noqa: E731
    loaded = {name: load(name) for name in phase["treebanks"]}
    sentences = [s for found in loaded.values() for s in found]
    shares = [settings["shares"].get(name, 1.0) for name, found in loaded.items() for _ in found]
    args.out.mkdir(parents=True, exist_ok=True)
    started = torch.load(args.out / f"{phase['start']}.pt", weights_only=False) if "start" in phase else None
    v = started["vocabulary"] if started else Vocabulary.of(sentences, config["languages"])
    encoded = v.encode(sentences)
    tests = {name: v.encode(load(name)) for name in settings["tests"]}
    arrays, model = v.arrays(), Parser(v, **config["model"])
    if started:
        model.load_state_dict(started["state"])
    parameters = list(model.parameters())
    average = [p.detach().clone() for p in parameters]
    adam = torch.optim.Adam(parameters, lr=rate, betas=(0.9, 0.95), fused=True)
    step, checkpoint = 0, args.out / f"{args.phase}.checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=False)
        step, average = kept["step"], kept["average"]
        model.load_state_dict(kept["state"])
        adam.load_state_dict(kept["adam"])
    begun, seen = time.time(), 0
    while step < steps:
        chosen = [s for s, share in zip(encoded, shares, strict=True) for _ in range(int(share) + (rng.random() < share % 1))]
        for batch in batches(chosen, settings["tokens"], rng):
            share = step / steps
            for group in adam.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 100) * (1 if share < 0.4 else max(0.02, (1 - share) / 0.6))
            made = collate(chosen, batch)
            loss = loss_of(model, arrays, made)
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            adam.step()
            step, seen = step + 1, seen + int(made["lengths"].sum())
            with torch.no_grad():
                torch._foreach_lerp_(average, [p.data for p in parameters], 1 - min(settings["ema"], (1 + step) / (10 + step)))
            if step % 100 == 0:
                speed = seen / (time.time() - begun)
                print(f"step {step}/{steps} loss {loss.item():.3f} {speed:.0f} tokens/s", file=sys.stderr, flush=True)
            if step % 500 == 0:
                torch.save({"step": step, "state": model.state_dict(), "average": average, "adam": adam.state_dict()}, checkpoint)
            if step >= steps:
                break
    for p, a in zip(parameters, average, strict=True):
        p.data.copy_(a)
    torch.save({"config": config["model"], "state": model.state_dict(), "vocabulary": v}, args.out / f"{args.phase}.pt")
    print(json.dumps({name: scores(model, v, arrays, test) for name, test in tests.items()}, indent=1), flush=True)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("phase")
    cli.add_argument("--data", type=Path, required=True, nargs="+")
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--config", type=Path, default=Path(__file__).with_name("train_parser.toml"))
    cli.add_argument("--threads", type=int, default=1)
    cli.add_argument("--steps", type=int, default=0, help="in place of the configuration's")
    args = cli.parse_args()
    train(args, tomllib.loads(args.config.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
