#!/usr/bin/env bash
# what check writes as SARIF is valid by the official JSON Schema of SARIF 2.1.0
source "$(dirname "$0")/../lib.sh"

need go
built=$ROOT/cli/target/plimsoll/bin/plimsoll
[ -x "$built" ] || (cd "$ROOT" && mvn -q -B -DskipTests package) || fail "the build fails"
cd "$ROOT/conformance/sarif"
within 300 go build -o "$WORK/sarif" . || not_judged "the judge cannot be built"
mistakes=$ROOT/conformance/check/mistakes
"$built" check --format jsonl "$mistakes" >"$WORK/baseline.jsonl" || true
"$built" check --format sarif "$mistakes" >"$WORK/new.sarif" || true
"$built" check --format sarif --baseline "$WORK/baseline.jsonl" "$mistakes" >"$WORK/known.sarif" || fail "a known finding fails the check"
"$built" check --format sarif - <"$mistakes/several.yaml" >"$WORK/stdin.sarif" || true
"$WORK/sarif" "$WORK/new.sarif" "$WORK/known.sarif" "$WORK/stdin.sarif" || fail "the official schema refuses a log"
grep -q '"ruleId"' "$WORK/new.sarif" || fail "the log has no result"
say "3 logs with $(cat "$WORK"/*.sarif | grep -c '"ruleId"') results are valid"
