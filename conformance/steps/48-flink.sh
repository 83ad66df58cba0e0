#!/usr/bin/env bash
# Flink knows our settings, reads values and divides memory as we say; the API server takes our clusters
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../flink/install.sh
source "$ROOT/conformance/flink/install.sh"

need mvn
need java
here=$ROOT/conformance/flink
module=$ROOT/flink-templates
asked=$module/src/test/resources/asked

# Each catalogue names its Flink; the oldest and the newest line are judged, and at night the others too.
mapfile -t catalogues < <(find "$module/src/main/resources/dev/plimsoll/flink" -name 'keys-[0-9]*.txt' | sort -V)
[ "${PLIMSOLL_NIGHTLY:-}" = true ] || catalogues=("${catalogues[0]}" "${catalogues[-1]}")
for catalogue in "${catalogues[@]}"; do
  version=$(sed -n '1s/^# Settings of Flink \([0-9.]*[0-9]\)[.].*/\1/p' "$catalogue")
  path=$(flink_class_path "$version") || not_judged "Flink $version could not be had"

  java -cp "$path" "$here/Keys.java" >"$WORK/flink-keys.txt" 2>"$WORK/flink-keys.log" || fail "Flink $version does not say its settings"
  diff <(grep -v '^#' "$catalogue") "$WORK/flink-keys.txt" || fail "the catalogue of settings of Flink $version differs"
  say "$(wc -l <"$WORK/flink-keys.txt") settings of Flink $version"

  java -Dfile.encoding=UTF-8 -cp "$path" "$here/Values.java" >"$WORK/flink-values.txt" 2>"$WORK/flink-values.log" || fail "Flink $version reads no values"
  diff "$asked/values-${version%.*}.txt" "$WORK/flink-values.txt" || fail "Flink $version reads other values"
  say "$(wc -l <"$WORK/flink-values.txt") values asked of Flink $version"

  java -cp "$path" "$here/Memory.java" 1 600 >"$WORK/flink-memory.txt" 2>"$WORK/flink-memory.log" || fail "Flink $version divides no memory"
  diff "$asked/memory.txt" "$WORK/flink-memory.txt" || fail "Flink $version divides memory otherwise"

  # Others in each run, which a test compares with what we derive.
  seed=${PLIMSOLL_SEED:-$RANDOM}
  java -cp "$path" "$here/Memory.java" "$seed" 20000 >"$WORK/flink-memory.txt" 2>"$WORK/flink-memory.log" || fail "Flink $version divides no memory"
  (cd "$ROOT" && within "$BUILD_LIMIT" mvn -q -B -Dcompiler.check=-nowarn -pl flink-templates -am test -Dtest=FlinkMemoryTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dplimsoll.flink.memory="$WORK/flink-memory.txt") >"$WORK/flink-test.log" 2>&1 || {
    grep -m 20 -E 'task|job' "$WORK/flink-test.log"
    fail "memory is divided otherwise than by Flink $version, seed $seed"
  }
  say "20600 processes divided as Flink $version divides them, $(grep -c refused "$WORK/flink-memory.txt") of the last 20000 refused by both; seed $seed"
done

need_upstream
cluster_up
verdicts definitions "$UPSTREAM/crds/flink-kubernetes-operator" || fail "the API server refuses upstream's definitions"
verdicts flink "$ROOT/conformance/goldens/namespaces.yaml" "$here/namespaces.yaml" "$module"/src/test/goldens/*.yaml ||
  fail "the API server refuses a golden"
