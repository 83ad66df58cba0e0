#!/usr/bin/env bash
# the schemas that come with Plimsoll are those that a real API server serves
source "$(dirname "$0")/../lib.sh"

need python3
cluster_up
"$ROOT/conformance/schemas/generate" --check "$KUBECONFIG" || fail "the committed schemas of $KUBERNETES differ from what the server serves"
