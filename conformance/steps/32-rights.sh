#!/usr/bin/env bash
# each service account of the sample may do what its program needs, and not what it must not
source "$(dirname "$0")/../lib.sh"

# What is needed and what is too much is written by hand, from the programs' own documents: conformance/rights.
environment=$(environments | grep '^prod-' | head -1)
need_upstream
need_cluster
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "rights are tried on a cluster of our own only"
cluster_up
install_crds
mapfile -t files < <(manifests "$OUT/$environment")
status=0
"$CLUSTER_HOME/cluster" verdicts --apply --keep-going --dir "$CLUSTER_DIR" "${files[@]}" >"$WORK/rights.jsonl" 2>"$WORK/rights.log" || status=$?
[ "$status" -le 1 ] || { cat "$WORK/rights.log"; fail "$environment cannot be applied"; }
refused=$(grep -vE "$(unknown_to_server)" "$WORK/rights.jsonl" | grep -v '"accepted":true' || true)
[ -z "$refused" ] || { head -5 <<<"$refused"; fail "$environment cannot be applied"; }

wrong=0
asked=0
while read -r account; do
  list=$ROOT/conformance/rights/${account/\//+}.tsv
  if [ ! -f "$list" ]; then
    say "$account has no list: write conformance/rights/$(basename "$list")"
    wrong=$((wrong + 1))
    continue
  fi
  for expected in allowed denied; do
    grep -q "	$expected\$" "$list" || { say "$account: its list has nothing $expected"; wrong=$((wrong + 1)); }
  done
  grep -v '^#' "$list" >"$WORK/rights.tsv"
  asked=$((asked + $(wc -l <"$WORK/rights.tsv")))
  answer=0
  "$CLUSTER_HOME/cluster" can --dir "$CLUSTER_DIR" "$account" "$WORK/rights.tsv" >"$WORK/can.txt" 2>&1 || answer=$?
  if [ "$answer" -ne 0 ]; then
    say "$account:"
    grep 'expected ' "$WORK/can.txt" | head -20 || head -5 "$WORK/can.txt"
    wrong=$((wrong + 1))
  fi
done < <(grep -l '^kind: ServiceAccount$' "${files[@]}" | while read -r file; do
  awk '/^  name: /{name=$2} /^  namespace: /{namespace=$2} END{print namespace "/" name}' "$file"
done | sort)
for list in "$ROOT"/conformance/rights/*.tsv; do
  account=$(basename "$list" .tsv)
  ls "$OUT/$environment/${account%%+*}/serviceaccount-${account#*+}.yaml" >/dev/null 2>&1 \
    || { say "no service account for the list $(basename "$list")"; wrong=$((wrong + 1)); }
done
say "$environment: $asked questions asked"
[ "$wrong" -eq 0 ] || fail "$wrong service accounts have other rights than they should"
