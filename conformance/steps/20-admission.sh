#!/usr/bin/env bash
# the API server accepts every document of every environment, latent ones too
source "$(dirname "$0")/../lib.sh"

environments >/dev/null
need_upstream
cluster_up
install_crds
refused=()
for environment in $(environments); do
  mapfile -t files < <(manifests "$OUT/$environment"; latents "$OUT/$environment")
  [ ${#files[@]} -gt 0 ] || fail "$environment holds no document"
  verdicts "$environment" "${files[@]}" || refused+=("$environment")
done
[ ${#refused[@]} -eq 0 ] || fail "the API server refuses documents of: ${refused[*]}"
