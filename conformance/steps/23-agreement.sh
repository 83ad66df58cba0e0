#!/usr/bin/env bash
# a real API server says of the corpus, and of changes of objects that are there, what the committed verdicts say
source "$(dirname "$0")/../lib.sh"

need python3
cluster_up
python3 "$ROOT/conformance/agreement/corpus.py" compare "$KUBECONFIG" || fail "verdicts of the corpus differ from those of $KUBERNETES"
python3 "$ROOT/conformance/agreement/updates.py" compare "$KUBECONFIG" || fail "verdicts of changes differ from those of $KUBERNETES"
python3 "$ROOT/conformance/agreement/walked.py" compare "$KUBECONFIG" || fail "verdicts of walked documents differ from those of $KUBERNETES"
