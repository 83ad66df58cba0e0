# Sourced by the steps about Flink, after lib.sh: real Flinks, from Maven Central.
# shellcheck shell=bash

# flink_class_path VERSION: the class path of a Flink's runtime, client, tables and RocksDB; not judged if it cannot be had.
flink_class_path() {
  local file=$WORK/flink-$1.path
  if [ ! -s "$file" ]; then
    (cd "$ROOT/conformance/flink" && within "$BUILD_LIMIT" mvn -q -B -f flinks.xml -Dflink="$1" dependency:build-classpath \
      -Dmdep.outputFile="$file") >"$WORK/flink-$1.log" 2>&1 || return 1
  fi
  cat "$file"
}
