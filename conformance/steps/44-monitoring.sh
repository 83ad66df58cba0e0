#!/usr/bin/env bash
# Prometheus, Alertmanager, Loki and Grafana read what is generated for them, and their pods find what they watch with the rights that they have.
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
here=$ROOT/conformance/monitoring
need python3
environments >/dev/null
programs=${PLIMSOLL_JUDGES:-${XDG_CACHE_HOME:-$HOME/.cache}/plimsoll-judges}
missing=()

# judge NAME MODULE@VERSION PACKAGE: sets JUDGE to the program, or to nothing if it cannot be had in time.
judge() {
  JUDGE=$programs/$1-${2#*@}
  [ ! -x "$JUDGE" ] || return 0
  local status=0
  command -v go >/dev/null || status=127
  [ "$status" -ne 0 ] || within "$BUILD_LIMIT" "$here/program.sh" "$2" "$3" "$JUDGE" >"$WORK/build-$1.log" 2>&1 || status=$?
  case $status in
    0) return 0 ;;
    124 | 137) missing+=("$1 was not built within $BUILD_LIMIT s") ;;
    127) missing+=("$1: no go on PATH") ;;
    *) missing+=("$1 cannot be built here: $(tail -n 1 "$WORK/build-$1.log")") ;;
  esac
  JUDGE=
}

for environment in $(environments); do
  python3 "$here/files.py" "$OUT/$environment" "$WORK/monitoring/$environment" || fail "$environment has no files of monitoring"
done
first=$WORK/monitoring/$(environments | head -1)

judge promtool github.com/prometheus/prometheus@v0.313.2 github.com/prometheus/prometheus/cmd/promtool
promtool=$JUDGE
if [ -n "$promtool" ]; then
  for folder in "$WORK"/monitoring/*; do
    python3 "$here/expressions.py" "$folder/grafana-dashboards" >"$folder/panels.json" || fail "no queries in the dashboards of $(basename "$folder")"
    "$promtool" check config --syntax-only --lint=all --lint-fatal "$folder/prometheus-config/prometheus.yml" >"$WORK/promtool.log" 2>&1 &&
      "$promtool" check rules --lint=all --lint-fatal "$folder"/prometheus-rules/*.yml "$folder/panels.json" >>"$WORK/promtool.log" 2>&1 || {
      cat "$WORK/promtool.log"
      fail "promtool refuses files of $(basename "$folder")"
    }
  done
  cp "$here/rules-test.yml" "$first/"
  (cd "$first" && "$promtool" test rules rules-test.yml) >"$WORK/promtool.log" 2>&1 || {
    cat "$WORK/promtool.log"
    fail "an alert does not say what it should"
  }
  say "promtool: configuration, rules, alerts and queries of $(environments | wc -l) environments"
fi

judge amtool github.com/prometheus/alertmanager@v0.34.2 github.com/prometheus/alertmanager/cmd/amtool
if [ -n "$JUDGE" ]; then
  alerts=$ROOT/monitoring-templates/src/test/goldens/alertmanager.yml
  "$JUDGE" check-config "$alerts" >"$WORK/amtool.log" 2>&1 || { cat "$WORK/amtool.log"; fail "Alertmanager refuses its configuration"; }
  told() { "$JUDGE" config routes test --config.file="$alerts" --verify.receivers="$@" >"$WORK/amtool.log" 2>&1 || { cat "$WORK/amtool.log"; fail "others are told of $*"; }; }
  told portal,duty severity=critical namespace=jobs
  told duty severity=critical namespace=other
  told team severity=warning namespace=aXb
  ! "$JUDGE" config routes test --config.file="$alerts" --verify.receivers=duty severity=warning >/dev/null 2>&1 || fail "amtool agrees with everything"
  say "amtool: configuration, and who is told of 3 alerts"
fi

# Compiling Loki takes a quarter of an hour, so a run for each change uses it only where it was built before.
if [ -n "${PLIMSOLL_NIGHTLY:-}" ] || [ -x "$programs/loki-v3.7.6" ]; then
  judge loki github.com/grafana/loki/v3@v3.7.6 github.com/grafana/loki/v3/cmd/loki
else
  JUDGE=
  missing+=("Loki: built by .ci/nightly, not for each change")
fi
if [ -n "$JUDGE" ]; then
  for folder in "$WORK"/monitoring/*; do
    "$JUDGE" -verify-config -config.file="$folder/loki-config/config.yaml" >"$WORK/loki.log" 2>&1 || {
      tail -n 5 "$WORK/loki.log"
      fail "Loki refuses the configuration of $(basename "$folder")"
    }
  done
  say "Loki: configuration of $(environments | wc -l) environments"
fi

if command -v npm >/dev/null; then
  mkdir -p "$WORK/grafana"
  if (cd "$WORK/grafana" && within "$BUILD_LIMIT" npm install --silent --ignore-scripts --no-audit --no-fund @grafana/schema@13.2.3 typescript@5.9.3) >"$WORK/npm.log" 2>&1; then
    python3 "$here/dashboards.py" "$first/grafana-dashboards" >"$WORK/grafana/dashboards.ts" || fail "dashboards cannot be read"
    (cd "$WORK/grafana" && node_modules/.bin/tsc --noEmit --strict --skipLibCheck --moduleResolution bundler --module esnext dashboards.ts) >"$WORK/tsc.log" 2>&1 || {
      head -5 "$WORK/tsc.log"
      fail "a dashboard is not of Grafana's types"
    }
    say "Grafana's types: $(find "$first/grafana-dashboards" -name '*.json' | wc -l) dashboards"
  else
    missing+=("Grafana's types could not be installed")
  fi
else
  missing+=("Grafana's types: no npm on PATH")
fi

# A build of Alloy is published as an image only; somebody who has the program names it.
if [ -n "${PLIMSOLL_ALLOY:-}" ]; then
  for folder in "$WORK"/monitoring/*; do
    NODE_NAME=none "$PLIMSOLL_ALLOY" validate "$folder/log-collector-config/config.alloy" >"$WORK/alloy.log" 2>&1 || {
      tail -n 5 "$WORK/alloy.log"
      fail "Alloy refuses the configuration of $(basename "$folder")"
    }
  done
  say "Alloy: configuration of $(environments | wc -l) environments"
else
  missing+=("Alloy: set PLIMSOLL_ALLOY to the program")
fi

# shellcheck source=../monitoring/discovery.sh
if [ -z "$CLUSTER_HOME" ]; then
  missing+=("rights and discovery: no cluster command")
else
  source "$here/discovery.sh"
fi

if [ ${#missing[@]} -gt 0 ]; then
  for reason in "${missing[@]}"; do say "not judged: $reason"; done
  printf 'not judged: %s\n' "$(IFS=';' && echo "${missing[*]}")" >"$WORK/reason"
fi
