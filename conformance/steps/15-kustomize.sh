#!/usr/bin/env bash
# kustomize builds each environment from kustomization.yaml, in the order that it lists
source "$(dirname "$0")/../lib.sh"

environments >/dev/null
if command -v kustomize >/dev/null; then
  build() { kustomize build "$1"; }
elif command -v kubectl >/dev/null; then
  build() { kubectl kustomize "$1"; }
else
  not_judged "neither kustomize nor kubectl on PATH"
fi

for environment in $(environments); do
  folder=$OUT/$environment
  listed=$WORK/kustomize-listed
  sed -n 's/^  - //p' "$folder/kustomization.yaml" >"$listed"
  build "$folder" >"$WORK/kustomize-built" 2>"$WORK/kustomize.log" || fail "$environment: $(head -n 1 "$WORK/kustomize.log")"
  grep '^kind:' "$WORK/kustomize-built" >"$WORK/kustomize-kinds"
  (cd "$folder" && xargs grep -h '^kind:' <"$listed") | diff - "$WORK/kustomize-kinds" >"$WORK/kustomize.diff" || {
    head -n 10 "$WORK/kustomize.diff"
    fail "$environment: kustomize builds other kinds, or in another order"
  }
  (cd "$folder" && find . -name '*.yaml' -not -name kustomization.yaml -not -path './_latent/*' -not -path './.plimsoll/*' | sed 's|^\./||' | LC_ALL=C sort) |
    diff - <(LC_ALL=C sort "$listed") || fail "$environment: kustomization.yaml does not list exactly the applied manifests"
  say "$environment: $(wc -l <"$listed") files"
done
