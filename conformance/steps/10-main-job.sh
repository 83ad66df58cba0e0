#!/usr/bin/env bash
# the README's first command writes the sample platform for every environment
source "$(dirname "$0")/../lib.sh"

command=$("$ROOT/conformance/readme-command" 1) || fail "the README has no first sh block"
rm -rf "$OUT"
cd "$ROOT"
bash -euo pipefail -c "$command" || fail "the README's first command ends with status $?"
count=0
for environment in $(environments); do
  count=$((count + 1))
  say "$environment: $(manifests "$OUT/$environment" | wc -l) objects, $(latents "$OUT/$environment" | wc -l) latent"
done
[ "$count" -ge 12 ] || fail "$count environments; four targets in three stages make twelve"
