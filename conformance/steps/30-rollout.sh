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
  status=0
  "$CLUSTER_HOME/cluster" verdicts --apply --keep-going --dir "$CLUSTER_DIR" "${files[@]}" >"$WORK/apply-$environment.jsonl" 2>"$WORK/apply-$environment.log" || status=$?
  # A kind of CLOUD_GROUPS cannot be applied here: 20-admission names each; whatever else is refused fails.
  refused=$(grep -vE "$(unknown_to_server)" "$WORK/apply-$environment.jsonl" | grep -v '"accepted":true' || true)
  if [ "$status" -gt 1 ] || [ -n "$refused" ]; then
    head -5 <<<"$refused"
    cat "$WORK/apply-$environment.log"
    fail "$environment cannot be applied"
  fi
  left_out=$(grep -cE "$(unknown_to_server)" "$WORK/apply-$environment.jsonl" || true)
  [ "$left_out" -eq 0 ] || say "$environment: $left_out left out, not judged: no definition here"
  "$CLUSTER_HOME/cluster" wait --for rollout --timeout "${PLIMSOLL_ROLLOUT_LIMIT:-3m}" --dir "$CLUSTER_DIR" || stuck+=("$environment")
  "$CLUSTER_HOME/cluster" down --dir "$CLUSTER_DIR" >/dev/null
  say "$environment: applied, ${#files[@]} files"
done
[ ${#stuck[@]} -eq 0 ] || fail "did not roll out: ${stuck[*]}"
