#!/usr/bin/env bash
# a new project outside the build uses the Maven plugin, and each kind of bad input ends with one clear message
source "$(dirname "$0")/../lib.sh"

need mvn
maven_repository
project=$WORK/new-project
package=$project/src/main/java/com/acme
mkdir -p "$package" "$project/environments"

# pom CONFIGURATION: the pom of a project that has heard of Plimsoll's coordinates only.
pom() {
  cat >"$project/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId>
  <artifactId>platform</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency><groupId>dev.plimsoll</groupId><artifactId>plimsoll-bom</artifactId><version>$VERSION</version><type>pom</type><scope>import</scope></dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency><groupId>dev.plimsoll</groupId><artifactId>plimsoll-targets</artifactId></dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.15.0</version></plugin>
      <plugin>
        <groupId>dev.plimsoll</groupId>
        <artifactId>plimsoll-maven-plugin</artifactId>
        <version>$VERSION</version>
        <executions><execution><goals><goal>generate</goal><goal>check</goal></goals></execution></executions>
        <configuration>$1</configuration>
      </plugin>
    </plugins>
  </build>
</project>
XML
}

# definition CLASS BODY: a definition whose define runs BODY.
definition() {
  cat >"$package/$1.java" <<JAVA
package com.acme;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.component.Application;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.*;
import dev.plimsoll.workload.*;

public final class $1 implements PlatformDefinition<$1.Settings> {
  public record Settings(int replicas) {}

  @Override public Platform define(Environment<Settings> env) {
    $2
  }
}
JAVA
}

environment() {
  cat >"$project/environments/$1.yaml" <<YAML
schema: plimsoll/environment/v1
environment: $1
stage: dev
target:
  on-prem:
    kubernetes: "1.35"
    networkEngine: calico
    controlPlane: ["10.20.0.10/32:6443"]
    storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }
settings: { $2 }
YAML
}

good='var web = Workload.deployment("web", Container.of(Image.of("registry.acme.example/web:1.0"), PodSize.of(Cpu.millis(100), Memory.mebibytes(64))).withPort("http", 8080)).withReplicas(env.settings().replicas());
    return Platform.named("acme").with(Application.named("web").in("web").with(web));'

maven() { (cd "$project" && mvn -B -Dmaven.repo.local="$REPOSITORY" "$@") >"$WORK/maven.log" 2>&1; }
out=$project/target/plimsoll

pom ""
definition Acme "$good"
environment dev "replicas: 2"
environment staging "replicas: 3"
maven package || { tail -n 40 "$WORK/maven.log"; fail "mvn package fails in a new project"; }
[ -f "$out/dev/web/deployment.apps-web.yaml" ] && [ -f "$out/staging/web/deployment.apps-web.yaml" ] || fail "mvn package writes no Deployment"
say "a new project: $(find "$out" -name '*.yaml' | wc -l) files written by mvn package"

cli=$ROOT/cli/target/plimsoll/bin/plimsoll
if [ -x "$cli" ]; then
  "$cli" generate --definition com.acme.Acme --class-path "$project/target/classes" --environments "$project/environments" --out "$WORK/by-cli" >/dev/null ||
    fail "the command line cannot render the new project"
  # Origins name the files as they were given, which the inventory records.
  diff -r -x inventory.json "$out" "$WORK/by-cli" >"$WORK/plugin.diff" || { head "$WORK/plugin.diff"; fail "the plugin writes other bytes than the command line"; }
  say "the command line writes the same bytes"
fi

find "$out" -type f -exec touch -d 2026-01-01 {} +
maven package || fail "a second mvn package fails"
[ -z "$(find "$out" -type f -newermt 2026-01-02)" ] || fail "a second run touches $(find "$out" -type f -newermt 2026-01-02 | head -1)"
say "a second run touches nothing"
definition Acme "${good/1.0/1.1}"
maven package || fail "mvn package fails after a change"
[ "$(find "$out" -name '*.yaml' -newermt 2026-01-02 | wc -l)" -eq 2 ] || fail "a changed image changes other files than the two Deployments"
say "a changed image touches the two Deployments alone"

cp -a "$out" "$WORK/former"
# refuses LABEL CODE TEXT: mvn package ends with one error of that code that holds the text, and the former output stays.
refuses() {
  local label=$1 code=$2 text=$3
  ! maven package || fail "$label: mvn package succeeds"
  [ "$(grep -cE '^(\[ERROR\] )?error PLM' "$WORK/maven.log")" -eq 1 ] && grep -qE "^(\[ERROR\] )?error $code " "$WORK/maven.log" && grep -qF "$text" "$WORK/maven.log" ||
    { grep -A4 ERROR "$WORK/maven.log" | head -20; fail "$label: another message than $code with \"$text\""; }
  ! grep -qE '^(\[ERROR\])?\s+at [a-z.]+\(' "$WORK/maven.log" || fail "$label: a stack trace"
  diff -r "$WORK/former" "$out" >"$WORK/plugin.diff" || fail "$label: the former output changed, see $WORK/plugin.diff"
  say "refuses $label"
}

definition Acme 'throw new IllegalStateException("no luck");'
rm "$project/environments/staging.yaml"
refuses "an exception in define" PLM0109 'IllegalStateException: no luck'
environment staging "replicas: 3"
definition Acme "$good"

definition Second "$good"
refuses "two definitions" PLM0105 'com.acme.Acme, com.acme.Second'
rm "$package/Second.java"

mv "$package/Acme.java" "$WORK/Acme.java"
echo 'package com.acme; class Other {}' >"$package/Other.java"
rm -rf "$project/target/classes" "$project/target/maven-status"
refuses "no definition" PLM0104 "no class implements dev.plimsoll.platform.PlatformDefinition"
mv "$WORK/Acme.java" "$package/Acme.java"
rm "$package/Other.java"

pom "<only><name>producton</name></only>"
refuses "an unknown environment" PLM0210 'no file in '
pom "<definition>com.acme.Acne</definition>"
refuses "an unknown class" PLM0106 'definition "com.acme.Acne": there is no such class on the class path'
pom ""

environment staging "replicas: [3"
refuses "a broken environment file" PLM1001 "staging.yaml:10:26"
environment staging "replicas: 3"
maven package || fail "mvn package fails once the file is mended"
echo "" >>"$out/dev/web/deployment.apps-web.yaml"
rm -rf "$WORK/former" && cp -a "$out" "$WORK/former"
refuses "an edited file" PLM9020 "deployment.apps-web.yaml"

# says LABEL TEXT ARGUMENT...: mvn fails and says the text.
says() {
  local label=$1 text=$2
  shift 2
  ! maven "$@" || fail "$label: mvn $* succeeds"
  grep -qF -- "$text" "$WORK/maven.log" || { grep -A4 ERROR "$WORK/maven.log" | head -20; fail "$label: nothing says \"$text\""; }
  say "says $label"
}

rm -rf "$out"
maven package || fail "mvn package fails without a former output"
says "what a goal cannot do without" "goal why needs plimsoll.question" plimsoll:why -Dplimsoll.env=dev
says "that a goal asks about one environment" "goal env-show asks about one environment" plimsoll:env-show -Dplimsoll.env=dev,staging
says "every environment that is not there" 'error PLM0210 environment "stagin"' plimsoll:check -Dplimsoll.env=dve,stagin
grep -q 'error PLM0210 environment "dve"' "$WORK/maven.log" || fail "only one of two environments is named"
says "that a former output is not there" 'error PLM0011 former "' plimsoll:check -Dplimsoll.former=applied
says "which field is near" "did you mean replicas?" plimsoll:explain -Dplimsoll.code=deployment.spec.replica
maven plimsoll:check "-Dplimsoll.env=dev, staging" || fail "a space in a list of environments is taken for a part of a name"
maven plimsoll:explain -Dplimsoll.code=deployment.spec.replicas || fail "the goal explain knows no field"

# A definition that ends the process, which is Maven's: with status 0 that would look like success.
for status in 0 3; do
  definition Acme "if (env.settings().replicas() == 3) { System.exit($status); } $good"
  ended=0
  maven package || ended=$?
  [ "$ended" -eq 1 ] || fail "a definition that calls System.exit($status) ends Maven with $ended instead of 1"
  grep -q 'error PLM0118 class "com.acme.Acme": ended the process with System.exit' "$WORK/maven.log" || fail "System.exit($status): nothing says who ended Maven"
done
say "a definition that ends the process does not look like success"
definition Acme "$good"

# Twice: what depends on the zone is named; what depends on nothing is not.
rm -rf "$out"
maven verify -Dplimsoll.twice || fail "a definition that depends on nothing does not pass check twice"
definition Acme "${good/web:1.0/web:\" + java.time.ZoneId.systemDefault().getId().toLowerCase(java.util.Locale.ROOT).replace(\"\/\", \".\") + \"}"
rm -rf "$out"
! maven verify -Dplimsoll.twice || fail "a definition that depends on the zone passes check twice"
grep -q 'error PLM0107 Deployment web/web at spec.template.spec.containers\[0\].image: is ' "$WORK/maven.log" ||
  { grep -A4 ERROR "$WORK/maven.log" | head -20; fail "a definition that depends on the zone: another message"; }
say "check twice names the field that depends on the zone"

sed -i 's:<artifactId>plimsoll-targets</artifactId>:<artifactId>plimsoll-schemas</artifactId>:' "$project/pom.xml"
rm "$package"/*.java
! maven package || fail "a project without Plimsoll: mvn package succeeds"
grep -q 'has no dev.plimsoll:plimsoll-core that this plugin can run' "$WORK/maven.log" || fail "a project without Plimsoll: another message"
say "refuses a project without Plimsoll"
