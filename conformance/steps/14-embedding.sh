#!/usr/bin/env bash
# applications of Spring Boot 3, Spring Boot 4 and Quarkus 3, with their own pins, write the bytes of the command line
source "$(dirname "$0")/../lib.sh"

need mvn
BOOT_3=3.5.7
BOOT_4=4.0.7
QUARKUS=3.33.2
maven_repository
lib=$ROOT/cli/target/plimsoll/lib
[ -d "$lib" ] || fail "there is no command line in cli/target/plimsoll: run mvn package"
work=$WORK/embedding
mkdir -p "$work"
cp -r "$ROOT/conformance/embedding/environments" "$work/environments"

# exclude ARTIFACT: the program that runs Plimsoll isolated needs its own core alone.
application() {
  local name=$1 main=$2 boms=$3 dependencies=$4 plugins=$5 exclusions=${6:-}
  local folder=$work/$name
  mkdir -p "$folder/src/main/java/com/acme"
  cp "$ROOT/conformance/embedding/$main.java" "$folder/src/main/java/com/acme/"
  [ -n "$exclusions" ] || cp "$ROOT"/conformance/embedding/{Direct,Custom}.java "$folder/src/main/java/com/acme/"
  [ -z "$exclusions" ] || cp "$ROOT/conformance/embedding/Isolated.java" "$folder/src/main/java/com/acme/"
  local targets="<dependency><groupId>dev.plimsoll</groupId><artifactId>plimsoll-targets</artifactId><version>$VERSION</version></dependency>"
  [ -z "$exclusions" ] || targets=
  cat >"$folder/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId>
  <artifactId>$name</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <maven.compiler.parameters>true</maven.compiler.parameters>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement><dependencies>$boms</dependencies></dependencyManagement>
  <dependencies>
    $dependencies
    <dependency><groupId>dev.plimsoll</groupId><artifactId>plimsoll-core</artifactId><version>$VERSION</version>$exclusions</dependency>
    $targets
  </dependencies>
  <build>
    <finalName>app</finalName>
    <plugins>
      <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.15.0</version></plugin>
      $plugins
    </plugins>
  </build>
</project>
XML
  (cd "$folder" && mvn -q -B -Dmaven.repo.local="$REPOSITORY" -DskipTests package) >"$folder.log" 2>&1 || {
    tail -n 20 "$folder.log"
    fail "$name: the application cannot be built"
  }
}

bom() { printf '<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><type>pom</type><scope>import</scope></dependency>' "$@"; }
dependency() { printf '<dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>' "$@"; }
plugin() { printf '<plugin><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><executions><execution><goals><goal>%s</goal></goals></execution></executions></plugin>' "$@"; }
boot() { printf '%s' "$(dependency org.springframework.boot spring-boot-starter)$(dependency org.springframework.boot spring-boot-starter-json)"; }
everything_excluded="<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
annotations="<dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-annotations</artifactId><version>2.21</version></dependency>"

# run NAME JAR ARGUMENT...: what the application says is in $work/NAME.out.
run() {
  local name=$1 jar=$2
  shift 2
  (cd "$work" && java -XX:TieredStopAtLevel=1 -jar "$work/$name/target/$jar" "$work/environments" "$work/$name-files" "$@") >"$work/$name.out" 2>&1
}

# same NAME: the application wrote what the command line writes.
same() {
  diff -r "$work/by-cli" "$work/$1-files" >"$work/$1.diff" || { head "$work/$1.diff"; fail "$1: other bytes than the command line's"; }
  say "$1: the bytes of the command line, $(find "$work/$1-files" -name '*.yaml' | wc -l) files"
}

application boot-3-managed BootMain "$annotations$(bom org.springframework.boot spring-boot-dependencies $BOOT_3)" "$(boot)" \
  "$(plugin org.springframework.boot spring-boot-maven-plugin $BOOT_3 repackage)"
"$ROOT/cli/target/plimsoll/bin/plimsoll" generate --definition com.acme.Custom --class-path "$work/boot-3-managed/target/classes" \
  --environments "$work/environments" --out "$work/by-cli" >/dev/null || fail "the command line cannot render the application's platform"

run boot-3-managed app.jar || { tail -n 20 "$work/boot-3-managed.out"; fail "Spring Boot 3 with newer annotations: the application fails"; }
same boot-3-managed

application boot-3 BootMain "$(bom org.springframework.boot spring-boot-dependencies $BOOT_3)" "$(boot)" \
  "$(plugin org.springframework.boot spring-boot-maven-plugin $BOOT_3 repackage)"
! run boot-3 app.jar || fail "Spring Boot 3 with its own annotations: not refused"
grep -q '^error PLM0001 class path "com.fasterxml.jackson.core": jackson-annotations 2.19' "$work/boot-3.out" && [ ! -e "$work/boot-3-files" ] ||
  { tail -n 20 "$work/boot-3.out"; fail "Spring Boot 3 with its own annotations: another message"; }
say "boot-3: refused, its jackson-annotations named, nothing written"

application boot-3-isolated BootMain "$(bom org.springframework.boot spring-boot-dependencies $BOOT_3)" "$(boot)" \
  "$(plugin org.springframework.boot spring-boot-maven-plugin $BOOT_3 repackage)" "$everything_excluded"
run boot-3-isolated app.jar "$lib" "$work/boot-3-managed/target/classes" || { tail -n 20 "$work/boot-3-isolated.out"; fail "Spring Boot 3, isolated: the application fails"; }
same boot-3-isolated

application boot-4 BootMain "$(bom org.springframework.boot spring-boot-dependencies $BOOT_4)" "$(boot)" \
  "$(plugin org.springframework.boot spring-boot-maven-plugin $BOOT_4 repackage)"
run boot-4 app.jar || { tail -n 20 "$work/boot-4.out"; fail "Spring Boot 4: the application fails"; }
same boot-4

application quarkus QuarkusMain "$(bom io.quarkus quarkus-bom $QUARKUS)" "$(dependency io.quarkus quarkus-arc)$(dependency io.quarkus quarkus-jackson)" \
  "$(plugin io.quarkus quarkus-maven-plugin $QUARKUS build)"
find "$work/quarkus/target/quarkus-app/lib" -name '*kubernetes-model-core-7.*.jar' | grep -q . || fail "Quarkus does not pin fabric8 7 any more: judge another version"
run quarkus quarkus-app/quarkus-run.jar || { tail -n 20 "$work/quarkus.out"; fail "Quarkus: the application fails"; }
same quarkus

# Real old jars before the command line's own.
old=$work/old
mkdir -p "$old"
find "$work/quarkus/target/quarkus-app/lib" -name '*kubernetes-model-core-7.*.jar' -exec cp {} "$old" \;
model=$(basename "$old"/*kubernetes-model-core-7.*.jar)
jars=$(printf '%s:' "$lib"/*.jar)
status=0
java -cp "$old/$model:$work/boot-3-managed/target/classes:$jars" com.acme.Direct "$work/environments" "$work/old-files" >"$work/old.out" 2>&1 || status=$?
seven=$(sed -E 's/.*-(7[^-]*)\.jar/\1/' <<<"$model")
cat >"$work/old.expected" <<TEXT
error PLM0001 class path "io.fabric8": models of several versions, which do not fit each other: kubernetes-model-core $seven in $old/$model; kubernetes-model-core 8.0.0 in $lib/kubernetes-model-core-8.0.0.jar (and 13 more of this version)
  fix: let all of io.fabric8 have one version, for example by importing io.fabric8:kubernetes-client-bom 8.0.0 before other BOMs; or leave the class path as it is, and use Plimsoll.isolated
TEXT
diff "$work/old.expected" "$work/old.out" && [ "$status" -eq 1 ] && [ ! -e "$work/old-files" ] || fail "fabric8 7 before fabric8 8: another message, or status $status"
say "fabric8 7 before fabric8 8: refused, both jars named, nothing written"
