#!/usr/bin/env bash
# the API server lets each maker of pods give them the accounts that they have in the picture, and no other
source "$(dirname "$0")/../lib.sh"

environments >/dev/null
need python3
python3 -c "import yaml" 2>/dev/null || not_judged "python3 has no PyYAML"
need_upstream
need_cluster
[ -z "${PLIMSOLL_KUBECONFIG:-}" ] || not_judged "accounts are tried on a cluster of our own only"
environment=$(environments | grep '^prod-' | head -1)
cluster_up
install_crds
mapfile -t files < <(manifests "$OUT/$environment")
status=0
# Nobody answers webhooks here.
"$CLUSTER_HOME/cluster" verdicts --apply --keep-going --dir "$CLUSTER_DIR" \
  --without MutatingWebhookConfiguration,ValidatingWebhookConfiguration "${files[@]}" >"$WORK/pinned.jsonl" 2>"$WORK/pinned.log" || status=$?
[ "$status" -le 1 ] || { cat "$WORK/pinned.log"; fail "$environment cannot be applied"; }
refused=$(grep -vE "$(unknown_to_server)" "$WORK/pinned.jsonl" | grep -v '"accepted":true' || true)
[ -z "$refused" ] || { head -5 <<<"$refused"; fail "$environment cannot be applied"; }
mapfile -t makers < <(grep -ho "userInfo.username == 'system:serviceaccount:[^']*" "$OUT/$environment"/_cluster/validatingadmissionpolicy.*accounts.*.yaml | cut -d: -f3- | tr : / | sort)
[ ${#makers[@]} -gt 0 ] || fail "$environment pins no accounts"
for maker in "${makers[@]}"; do
  "$CLUSTER_HOME/cluster" token --dir "$CLUSTER_DIR" "$maker" >/dev/null || fail "no token for $maker"
done
mapfile -t pods < <(latents "$OUT/$environment" | grep '/pod-')
python3 "$ROOT/conformance/rights/pinned.py" "$CLUSTER_DIR" "$OUT/$environment" "${pods[@]}" || fail "accounts are not pinned as the picture says"
