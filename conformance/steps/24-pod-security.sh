#!/usr/bin/env bash
# Pod Security judges all examples of the module k8s.io/pod-security-admission, of all levels and versions, as upstream does
source "$(dirname "$0")/../lib.sh"

need go
cd "$WORK"
folder=$(GOFLAGS=-mod=mod GOWORK=off go mod download -json k8s.io/pod-security-admission@v0.37.2 | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p') || folder=
[ -d "$folder/test/testdata" ] || not_judged "the module k8s.io/pod-security-admission cannot be had here"
cd "$ROOT"
mvn -q -B -pl core -am test -Dtest=PodSecurityExamplesTest -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.podSecurityExamples="$folder/test/testdata" \
  || fail "an example is judged otherwise"
