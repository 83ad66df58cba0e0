#!/usr/bin/env bash
# Builds a program of a Go module whose go.mod has replacements, which "go install" refuses: the module becomes a requirement
# of an empty one with the same versions.
# usage: program.sh MODULE@VERSION PACKAGE BINARY
set -euo pipefail
module=${1%@*} version=${1#*@} package=$2 binary=$3
[ ! -x "$binary" ] || exit 0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# A main module of one's own, or go looks for one above this folder.
printf 'module judge\n' >go.mod
source=$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
[ -d "$source" ] || { echo "no source of $module@$version"; exit 1; }
# Replacements by folders of the module's own repository are not in it; their published versions serve as well.
sed -e 's/^module .*/module judge/' -e '/=> \.\.\?\//d' -e '/^ignore /d' "$source/go.mod" >go.mod
printf '\nrequire %s %s\n' "$module" "$version" >>go.mod
cp "$source/go.sum" .
chmod u+w go.sum
mkdir -p "$(dirname "$binary")"
GOFLAGS=-mod=mod CGO_ENABLED=0 go build -ldflags='-s -w' -o "$binary.new" "$package"
mv "$binary.new" "$binary"
