#!/usr/bin/env bash
# the API server accepts every golden of core, of Airflow and of the Dekorate sample, and Pod Security restricted has nothing to say about it
source "$(dirname "$0")/../lib.sh"

need_upstream
cluster_up
install_crds
mapfile -t files < <(
  manifests "$ROOT/core/src/test/resources/golden"
  manifests "$ROOT/airflow-templates/src/test/goldens"
  manifests "$ROOT/samples/dekorate-service/src/test/goldens"
)
[ ${#files[@]} -gt 0 ] || fail "there are no goldens"
verdicts goldens "$ROOT/conformance/goldens/namespaces.yaml" "${files[@]}" || fail "the API server refuses a golden"
if [ -n "$CLUSTER_DIR" ]; then
  warned=$("$CLUSTER_HOME/cluster" verdicts --dir "$CLUSTER_DIR" "${files[@]}" 2>/dev/null | grep -v '"warnings":\[\]' || true)
  [ -z "$warned" ] || { printf '%s\n' "$warned" | head -5; fail "the API server warns about a golden"; }
fi
