#!/usr/bin/env bash
# each service account of the sample may do what its program needs, and not what it must not, on each target
source "$(dirname "$0")/../lib.sh"

# What is needed and what is too much is written by hand, from the programs' own documents: conformance/rights.
environments >/dev/null
need_upstream
need_cluster
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "rights are tried on a cluster of our own only"
lists=$ROOT/conformance/rights
wrong=0
met=$WORK/rights-met
: >"$met"

# ask ENVIRONMENT ACCOUNT: puts the questions of the account's list; prints how many.
ask() {
  local environment=$1 account=$2 expected answer=0
  local list=$lists/${account/\//+}.tsv
  if [ ! -f "$list" ]; then
    say "$environment: $account has no list: write conformance/rights/$(basename "$list")"
    wrong=$((wrong + 1))
    return
  fi
  for expected in allowed denied; do
    grep -q "	$expected\$" "$list" || { say "$account: its list has nothing $expected"; wrong=$((wrong + 1)); }
  done
  basename "$list" >>"$met"
  grep -v '^#' "$list" >"$WORK/rights.tsv"
  asked=$((asked + $(wc -l <"$WORK/rights.tsv")))
  "$CLUSTER_HOME/cluster" can --dir "$CLUSTER_DIR" "$account" "$WORK/rights.tsv" >"$WORK/can.txt" 2>&1 || answer=$?
  if [ "$answer" -ne 0 ]; then
    say "$environment: $account:"
    grep 'expected ' "$WORK/can.txt" | head -20 || head -5 "$WORK/can.txt"
    wrong=$((wrong + 1))
  fi
}

for environment in $(environments | grep '^prod-'); do
  cluster_up
  install_crds
  mapfile -t files < <(manifests "$OUT/$environment")
  status=0
  "$CLUSTER_HOME/cluster" verdicts --apply --keep-going --dir "$CLUSTER_DIR" "${files[@]}" >"$WORK/rights.jsonl" 2>"$WORK/rights.log" || status=$?
  [ "$status" -le 1 ] || { cat "$WORK/rights.log"; fail "$environment cannot be applied"; }
  refused=$(grep -vE "$(unknown_to_server)" "$WORK/rights.jsonl" | grep -v '"accepted":true' || true)
  [ -z "$refused" ] || { head -5 <<<"$refused"; fail "$environment cannot be applied"; }
  asked=0
  mapfile -t accounts < <(grep -l '^kind: ServiceAccount$' "${files[@]}" | while read -r file; do
    awk '/^  name: /{name=$2} /^  namespace: /{namespace=$2} END{print namespace "/" name}' "$file"
  done | sort)
  for account in "${accounts[@]}"; do
    ask "$environment" "$account"
  done
  "$CLUSTER_HOME/cluster" down --dir "$CLUSTER_DIR" >/dev/null
  say "$environment: ${#accounts[@]} accounts, $asked questions asked"
done
for list in "$lists"/*.tsv; do
  grep -qxF "$(basename "$list")" "$met" || { say "no service account for the list $(basename "$list")"; wrong=$((wrong + 1)); }
done
[ "$wrong" -eq 0 ] || fail "$wrong service accounts have other rights than they should"
