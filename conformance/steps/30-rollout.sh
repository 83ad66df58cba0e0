#!/usr/bin/env bash
# what is applied for each target rolls out on simulated nodes
source "$(dirname "$0")/../lib.sh"

environments >/dev/null
need_upstream
need_cluster
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "a rollout is tried on a cluster of our own only"
stuck=()
for environment in $(environments | grep '^prod-'); do
  cluster_up
  install_crds
  mapfile -t files < <(manifests "$OUT/$environment")
  "$CLUSTER_HOME/cluster" verdicts --apply --dir "$CLUSTER_DIR" "${files[@]}" >"$WORK/apply-$environment.jsonl" 2>"$WORK/apply-$environment.log" || {
    grep -v '"accepted":true' "$WORK/apply-$environment.jsonl" | head -5
    cat "$WORK/apply-$environment.log"
    fail "$environment cannot be applied"
  }
  "$CLUSTER_HOME/cluster" wait --for rollout --timeout "${PLIMSOLL_ROLLOUT_LIMIT:-3m}" --dir "$CLUSTER_DIR" || stuck+=("$environment")
  "$CLUSTER_HOME/cluster" down --dir "$CLUSTER_DIR" >/dev/null
  say "$environment: applied, ${#files[@]} files"
done
[ ${#stuck[@]} -eq 0 ] || fail "did not roll out: ${stuck[*]}"
