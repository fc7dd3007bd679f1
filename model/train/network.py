"""The encoder and its heads."""
# SPDX-License-Identifier: Apache-2.0
import torch
import torch.nn as nn
import torch.nn.functional as F

import coref

H, LAYERS, HEADS, FFN, A, B, C = 384, 6, 12, 1536, 256, 96, 128
SOURCES = 3  # of names: BTC, WNUT17, CrossNER; all others follow the main convention
quantise = {"on": False}


def fake_weight(w):
    scale = w.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 63
    return w + ((w / scale).round() * scale - w).detach()


def fake_rows(x):
    scale = x.detach().abs().amax(-1, keepdim=True).clamp_min(1e-8) / 127
    return x + ((x / scale).round() * scale - x).detach()


class Linear(nn.Linear):
    """A linear layer; with `quantise` on, as its int8 twin will compute it."""

    def forward(self, x):
        if quantise["on"]:
            return F.linear(fake_rows(x.float()), fake_weight(self.weight), self.bias)
        return F.linear(x, self.weight, self.bias)


def dropout(x, p, training):
    """Dropout with cheap random bits."""
    if not training or p == 0:
        return x
    keep = torch.randint(0, 256, x.shape, dtype=torch.uint8) >= int(p * 256)
    return x * keep * (1 / (1 - int(p * 256) / 256))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = Linear(H, 3 * H)
        self.output = Linear(H, H)
        self.attention_norm = nn.LayerNorm(H, eps=1e-12)
        self.up = Linear(H, FFN)
        self.down = Linear(FFN, H)
        self.ffn_norm = nn.LayerNorm(H, eps=1e-12)

    def forward(self, x, mask, p):
        n, t, _ = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, HEADS, 32).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype).expand(n, 1, t, t))
        a = self.output(a.permute(0, 2, 1, 3).reshape(n, t, H))
        x = self.attention_norm(x + dropout(a, p, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.ffn_norm(x + dropout(y, p, self.training))


class Network(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.word = nn.Embedding(30522, H)
        self.position = nn.Embedding(512, H)
        self.case = nn.Embedding(6, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.sentence = Linear(H, 1)
        self.upos = Linear(H, len(labels.upos))
        self.xpos = Linear(H, len(labels.xpos))
        self.lemma = Linear(H, len(labels.lemma))
        self.name = Linear(H, len(labels.name))
        # How each further source of names departs from the main convention; not exported.
        self.name_source = nn.Parameter(torch.zeros(SOURCES, len(labels.name), H))
        self.arc_dependent, self.arc_head = Linear(H, A), Linear(H, A)
        self.arc_root = nn.Parameter(torch.randn(A) * 0.05)
        self.arc = Linear(A, A)
        self.label_dependent, self.label_head = Linear(H, B), Linear(H, B)
        self.label_root = nn.Parameter(torch.randn(B) * 0.05)
        self.label = Linear(B, len(labels.deprel) * B)
        self.label_plain = Linear(2 * B, len(labels.deprel))
        self.coref_anaphor, self.coref_antecedent = Linear(H, C), Linear(H, C)
        self.coref_root = nn.Parameter(torch.randn(C) * 0.05)
        self.coref = Linear(C, C)
        # Scores of what is known of a pair without the network (coref.py).
        k = coref.N_KINDS
        self.coref_sentences = nn.Parameter(torch.zeros(k, k, coref.N_SENTENCES))
        self.coref_between = nn.Parameter(torch.zeros(k, coref.N_BETWEEN))
        self.coref_match = nn.Parameter(torch.zeros(k, k, coref.N_MATCHES))
        self.coref_relation = nn.Parameter(torch.zeros(k, k, coref.N_RELATIONS))
        self.coref_number = nn.Parameter(torch.zeros(k, 9))
        nn.init.zeros_(self.case.weight)
        nn.init.normal_(self.label.weight, std=0.02)
        self.n_labels = len(labels.deprel)

    def encode(self, ids, cases, p=0.0):
        """ids, cases (n, t) -> (n, t, H); id 0 is padding."""
        x = self.word(ids) + self.position(torch.arange(ids.shape[1])) + self.case(cases)
        x = dropout(self.norm(x), p, self.training)
        mask = torch.zeros(ids.shape).masked_fill_(ids == 0, -30000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, p)
        return x

    def arcs(self, x, p=0.0):
        """x (n, w, H) -> scores (n, w, w + 1); column 0 the root."""
        d = dropout(F.gelu(self.arc_dependent(x)), p, self.training)
        h = dropout(F.gelu(self.arc_head(x)), p, self.training)
        h = torch.cat((self.arc_root.to(h.dtype).expand(h.shape[0], 1, A), h), 1)
        return self.arc(d) @ h.to(d.dtype).transpose(1, 2)

    def mentions(self, x, p=0.0):
        """x (m, H) of candidates -> (as anaphors (m, C), as antecedents (m, C))."""
        a = dropout(F.gelu(self.coref_anaphor(x)), p, self.training)
        b = dropout(F.gelu(self.coref_antecedent(x)), p, self.training)
        return self.coref(a), b

    def coreference(self, flat, words, earlier, features, p=0.0):
        """flat (m, H) of all words; coref.mention_pairs -> scores (n, 1 + k): of no antecedent, of each candidate."""
        a, b = self.mentions(flat[words], p)
        if quantise["on"]:
            a, b = fake_rows(a.float()), fake_rows(b.float())
        near = (a @ b.to(a.dtype).T).float().gather(1, earlier.clamp_min(0))
        near = near + self.known_of_pairs(features.flatten(0, 1)).view(near.shape)
        none = (a @ self.coref_root.to(a.dtype)).float()[:, None]
        return torch.cat((none, near.masked_fill(earlier < 0, -1e4)), 1)

    def known_of_pairs(self, f):
        """f (n, 7): features of pairs as coref.pairs gives them, but for the first -> scores (n,)."""
        a, b, s, d, m, r, n = f.unbind(1)
        return (self.coref_sentences[a, b, s] + self.coref_between[a, d] + self.coref_match[a, b, m]
                + self.coref_relation[a, b, r] + self.coref_number[a, n])

    def label_parts(self, x, p=0.0):
        d = dropout(F.gelu(self.label_dependent(x)), p, self.training)
        h = dropout(F.gelu(self.label_head(x)), p, self.training)
        return d, h

    def labels_of(self, d, h):
        """d, h (m, B) -> scores (m, labels)."""
        t = self.label(d).view(-1, self.n_labels, B)
        return (t * h[:, None, :]).sum(-1).float() + self.label_plain(torch.cat((d, h), -1)).float()


def pretrained(network, path):
    """Loads the MiniLM encoder (a safetensors file of BERT's names)."""
    import json
    import struct

    import numpy
    raw = open(path, "rb").read()
    n = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + n])

    def tensor(name):
        a, b = header[name]["data_offsets"]
        return torch.from_numpy(numpy.frombuffer(raw[8 + n + a:8 + n + b], dtype="<f4").copy()
                                ).view(header[name]["shape"])

    prefix = "bert." if any(k.startswith("bert.") for k in header) else ""
    with torch.no_grad():
        network.word.weight.copy_(tensor(prefix + "embeddings.word_embeddings.weight"))
        network.position.weight.copy_(tensor(prefix + "embeddings.position_embeddings.weight")
                                      + tensor(prefix + "embeddings.token_type_embeddings.weight")[0])
        for a, b in (("weight", "weight"), ("bias", "bias")):
            getattr(network.norm, a).copy_(tensor(prefix + "embeddings.LayerNorm." + b))
        for i, layer in enumerate(network.layers):
            base = f"{prefix}encoder.layer.{i}."
            for a in ("weight", "bias"):
                layer.qkv.__getattr__(a).copy_(torch.cat([tensor(f"{base}attention.self.{k}.{a}")
                                                          for k in ("query", "key", "value")]))
                getattr(layer.output, a).copy_(tensor(f"{base}attention.output.dense.{a}"))
                getattr(layer.attention_norm, a).copy_(tensor(f"{base}attention.output.LayerNorm.{a}"))
                getattr(layer.up, a).copy_(tensor(f"{base}intermediate.dense.{a}"))
                getattr(layer.down, a).copy_(tensor(f"{base}output.dense.{a}"))
                getattr(layer.ffn_norm, a).copy_(tensor(f"{base}output.LayerNorm.{a}"))
