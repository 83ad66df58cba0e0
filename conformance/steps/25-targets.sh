#!/usr/bin/env bash
# the API server accepts what each target makes of each intent
source "$(dirname "$0")/../lib.sh"

# Their definitions are not published by the clouds that bring them.
UNKNOWN=IngressClassParams,HealthCheckPolicy,ComputeClass

need_upstream
need_cluster
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "goldens of all clouds are tried on a cluster of our own only"
cluster_up
CRD_FAMILIES="$CRD_FAMILIES karpenter" install_crds
refused=()
for goldens in "$ROOT"/targets/src/test/goldens/* "$ROOT"/samples/k3s-target/src/test/goldens; do
  name=$(basename "$goldens")
  [ "$name" != goldens ] || name=k3s
  answers=$WORK/targets-$name.jsonl
  status=0
  "$CLUSTER_HOME/cluster" verdicts --dir "$CLUSTER_DIR" --without "$UNKNOWN" "$goldens" >"$answers" 2>"$answers.log" || status=$?
  [ "$status" -le 1 ] || { cat "$answers.log"; fail "the server could not be asked about $name"; }
  grep '"accepted":false' "$answers" | head -5 || true
  [ "$status" -eq 0 ] || refused+=("$name")
  say "$name: $(grep -c '"accepted":true' "$answers" || true) documents accepted, $(grep -c '"accepted":false' "$answers" || true) not"
done
say "not judged: documents of kinds $UNKNOWN"
[ ${#refused[@]} -eq 0 ] || fail "the API server refuses documents of: ${refused[*]}"
