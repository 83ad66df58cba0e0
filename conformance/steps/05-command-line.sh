#!/usr/bin/env bash
# the command line starts from any folder, and says what is missing
source "$(dirname "$0")/../lib.sh"

(cd "$ROOT" && mvn -q -B -DskipTests -Pdocs package) || fail "the build, or its Javadoc, fails"
built=$ROOT/cli/target/plimsoll
version=$("$built/bin/plimsoll" --version)

# starts LABEL COMMAND...: prints the version and nothing else.
starts() {
  local label=$1 answer
  shift
  answer=$("$@" --version 2>&1) || fail "$label: ends with status $?: $answer"
  [ "$answer" = "$version" ] || fail "$label: prints \"$answer\" instead of \"$version\""
  say "starts $label"
}

cd /
starts "from another folder" "$built/bin/plimsoll"
ln -s "$built/bin/plimsoll" "$WORK/link"
ln -s link "$WORK/link-to-link"
starts "through links" "$WORK/link-to-link"
cd "$built/bin"
starts "as a relative path" ./plimsoll
cp -a "$built" "$WORK/a moved folder"
starts "after a move, in a folder with spaces" "$WORK/a moved folder/bin/plimsoll"
chmod u+w "$WORK/a moved folder"/lib/plimsoll.*
for archive in "$WORK/a moved folder"/lib/plimsoll.jsa "$WORK/a moved folder"/lib/plimsoll.aot; do
  if [ -f "$archive" ]; then echo "no archive" >"$archive"; fi
done
starts "with a broken class archive" "$WORK/a moved folder/bin/plimsoll"
rm -f "$WORK/a moved folder"/lib/plimsoll.jsa "$WORK/a moved folder"/lib/plimsoll.aot
starts "without a class archive" "$WORK/a moved folder/bin/plimsoll"

# refuses LABEL TEXT COMMAND...: status 3 and one line that holds the text.
refuses() {
  local label=$1 text=$2 answer status=0
  shift 2
  answer=$("$@" --version 2>&1) || status=$?
  [ "$status" -eq 3 ] || fail "$label: ends with status $status instead of 3: $answer"
  [[ $answer == *"$text"* && $(wc -l <<<"$answer") -eq 1 ]] || fail "$label: says \"$answer\""
  say "refuses $label"
}

mkdir -p "$WORK/java11/bin" "$WORK/tools"
printf '#!/bin/sh\nexit 9\n' >"$WORK/java11/bin/java"
chmod +x "$WORK/java11/bin/java"
echo 'JAVA_VERSION="11.0.2"' >"$WORK/java11/release"
ln -s "$(command -v readlink)" "$WORK/tools/readlink"
refuses "a JAVA_HOME without java" "there is no bin/java in it" env JAVA_HOME="$WORK" "$built/bin/plimsoll"
refuses "Java 11" "is Java 11.0.2. Plimsoll needs 17 or newer" env JAVA_HOME="$WORK/java11" "$built/bin/plimsoll"
refuses "no java at all" "no java found" env -u JAVA_HOME PATH="$WORK/tools" /bin/sh "$built/bin/plimsoll"
rm "$WORK/a moved folder"/lib/plimsoll-cli-*.jar
refuses "a folder without its jar" "holds no plimsoll-cli jar" "$WORK/a moved folder/bin/plimsoll"
