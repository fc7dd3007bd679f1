#!/bin/sh
# Installs into a scratch folder, and builds and runs the examples against what is there.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: installed.sh BUILD SOURCE
set -eu
build=$1
source=$2
root=$(mktemp -d "$build/installed.XXXXXX")
trap 'rm -rf "$root"' EXIT

DESTDIR=$root meson install -C "$build" --no-rebuild --quiet
pc=$(find "$root" -name tricot.pc)
export PKG_CONFIG_PATH="${pc%/*}" PKG_CONFIG_SYSROOT_DIR="$root"
weights=$(find "$root" -name tricot.safetensors)
libraries=$(dirname "${pc%/*}")

# Unquoted: the flags are several words.
cc -std=c11 -Wall -Wextra -Werror "$source/tests/example/text_to_graphml.c" \
    -o "$root/example" $(pkg-config --cflags tricot) -L"$libraries" -ltricot
LD_LIBRARY_PATH=$libraries "$root/example" "$weights" \
    <"$source/tests/data/kazakhstan.txt" >"$root/example.graphml"
xmllint --noout "$root/example.graphml"
grep -q 'Tokayev' "$root/example.graphml"

cc -std=c11 -Wall -Wextra -Werror "$source/tests/example/text_to_triples.c" \
    -o "$root/triples" $(pkg-config --cflags tricot-extract) -L"$libraries" -ltricot-extract
LD_LIBRARY_PATH=$libraries "$root/triples" "$weights" \
    <"$source/tests/data/kazakhstan.txt" >"$root/triples.jsonl"
grep -q '"document"' "$root/triples.jsonl"

# Two headers and no more, and the program that each opens with, as C and as C++.
[ "$(find "$root" -name '*.h' | wc -l)" = 2 ]
for name in tricot tricot-extract; do
    header=$(find "$root" -name "$name.h")
    sed -n '/^       #include/,/^   Its argument/s/^       //p' "$header" >"$root/opening.c"
    grep -q '^int main' "$root/opening.c"
    cc -std=c11 -Wall -Wextra -Werror "$root/opening.c" \
        -o "$root/opening" $(pkg-config --cflags "$name") -L"$libraries" -l"$name"
    LD_LIBRARY_PATH=$libraries "$root/opening" "$weights" >"$root/opening.out"
    grep -q 'Marie Curie' "$root/opening.out"
    if command -v c++ >/dev/null; then
        c++ -std=c++11 -Wall -Wextra -Werror -x c++ "$root/opening.c" \
            -o "$root/opening" $(pkg-config --cflags "$name") -L"$libraries" -l"$name"
        LD_LIBRARY_PATH=$libraries "$root/opening" "$weights" | cmp - "$root/opening.out"
    fi
done

# The same graph as the program makes, but for the document's name.
"$build/tricot" build - --quiet --to graphml -o - \
    <"$source/tests/data/kazakhstan.txt" >"$root/program.graphml"
grep -c '<node ' "$root/program.graphml" >"$root/program.count"
grep -c '<node ' "$root/example.graphml" >"$root/example.count"
cmp "$root/program.count" "$root/example.count"

# What else a user looks for.
for page in "$source"/packaging/*.[1-9]; do
    find "$root" -path "*/share/man/man${page##*.}/${page##*/}" | grep -q .
done
for file in bash-completion/completions/tricot doc/tricot/ATTRIBUTES.md \
    tricot/relations.tsv tricot/schemas/triples.schema.json; do
    find "$root" -path "*/share/$file" | grep -q .
done

# The files say where the weights are.
for name in tricot tricot-extract; do
    pkg-config --variable=weights "$name" | grep -q 'share/tricot/tricot.safetensors$'
done

# The installed program finds the installed weights where its prefix says; here, in a
# scratch folder, they are named.
program=$(find "$root" -path '*/bin/tricot')
LD_LIBRARY_PATH=$libraries TRICOT_MODEL=$weights "$program" --version
