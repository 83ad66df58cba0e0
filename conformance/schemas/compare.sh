#!/usr/bin/env bash
# The schemas that come with Plimsoll are those that a real API server serves.
# usage: 20-schemas.sh KUBECONFIG
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/../schemas/generate" --check "$1"
