#!/bin/sh
# Trains the weights: first without coreference from the pretrained encoder, then with it, then on plain text too, of
# which the weights before it are the teacher; last the head of relations, on what the program makes of texts by these.
# SPDX-License-Identifier: Apache-2.0
#
#   model/train/train.sh DATA ENCODER OUT [MINUTES [MINUTES [MINUTES]]]
#
# DATA is the folder that get_data.py made, ENCODER that of model.safetensors and vocab.txt; the checkpoint OUT/tricot.pt
# and the weights OUT/tricot.safetensors come out. MINUTES are those of the three runs. From the root of the repository,
# with tricot and its tests built.
set -eu
data=$1 encoder=$2 out=$3
here=$(dirname "$0")
python=${PYTHON:-build/train/bin/python}
mkdir -p "$out"

"$python" "$here/train.py" --data "$data" --pretrained "$encoder" --out "$out/first.pt" --minutes "${4:-90}"

# LitBank has no trees: the first weights make them.
"$python" "$here/export.py" --checkpoint "$out/first.pt" --pretrained "$encoder" --out "$out/first.safetensors"
"$python" "$here/coref.py" "$data/coref/litbank/train.jsonl.gz" > "$out/litbank-bare.conllu"
build/tricot parse --quiet --model "$out/first.safetensors" --from conllu "$out/litbank-bare.conllu" > "$out/litbank.conllu"

"$python" "$here/train.py" --data "$data" --pretrained "$encoder" --start "$out/first.pt" --litbank "$out/litbank.conllu" \
    --out "$out/second.pt" --minutes "${5:-85}" --rate 2e-4 --warm 100 --int8-from 0.88 --seed 3

"$python" "$here/export.py" --checkpoint "$out/second.pt" --pretrained "$encoder" --out "$out/second.safetensors"
"$python" "$here/train.py" --data "$data" --pretrained "$encoder" --start "$out/second.safetensors" \
    --litbank "$out/litbank.conllu" --text "$data/text/wikisplit.txt" \
    --out "$out/tricot.pt" --minutes "${6:-95}" --rate 2e-4 --warm 100 --int8-from 0.88 --seed 11

"$python" "$here/export.py" --checkpoint "$out/tricot.pt" --pretrained "$encoder" --out "$out/third.safetensors"
"$python" "$here/relations.py" --data "$data/relations/redocred" --weights "$out/third.safetensors" \
    --print-pairs build/tests/print_pairs --work "$out/relations" --out "$out/tricot.safetensors"
