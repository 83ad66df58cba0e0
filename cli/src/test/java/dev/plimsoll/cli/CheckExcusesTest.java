package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckExcusesTest {
  private static final String WEB =
      """
      apiVersion: v1
      kind: Pod
      metadata: { name: web, namespace: data }
      spec:
        containers:
          - { name: c, image: "i:1", envFrom: [ { secretRef: { name: gone } } ] }
      """;

  @TempDir private Path folder;
  private String web;
  private String here;

  @BeforeEach
  void write() throws IOException {
    web = Files.writeString(folder.resolve("web.yaml"), WEB).toString();
    here = folder.toString().replace('\\', '/');
  }

  @Test
  void failsOnlyOnWhatTheBaselineDoesNotHave() throws IOException {
    Run before = Run.of("check", "--format", "jsonl", web);
    assertThat(before.status()).isEqualTo(1);
    String baseline = file("baseline.jsonl", before.out());
    Run same = Run.of("check", "--baseline", baseline, web);
    assertThat(same)
        .isEqualTo(
            new Run(
                0,
                "1 document: 1 accepted, 0 refused, 0 not checked; 0 errors, 0 warnings, 0 notes; 1"
                    + " known\n",
                ""));

    file("web.yaml", "# moved\n" + WEB + "  restartPolicy: Sometimes\n");
    Run worse = Run.of("check", "--baseline", baseline, "--format", "jsonl", web);
    assertThat(worse.status()).isEqualTo(1);
    assertThat(worse.out())
        .contains(
            "\"fix\":\"add a Secret of that name in namespace data, or declare it external\","
                + "\"excuse\":\"known: "
                + baseline.replace('\\', '/')
                + "\",\"line\":7")
        .contains("restartPolicy");
  }

  @Test
  void printsADisputeInEachRun() throws IOException {
    String waivers =
        file(
            "waivers.yaml",
            """
            schema: plimsoll/waivers/v1
            disputed:
              - { code: PLM5001, object: "Pod data/web", reason: "Vault makes it", until: 9999-12-31 }
            """);
    Run run = Run.of("check", "--waivers", waivers, web);
    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                error PLM5001 Pod data/web at spec.containers[0].envFrom[0].secretRef.name: names Secret "gone", which does not exist in namespace data
                  fix: add a Secret of that name in namespace data, or declare it external
                  at: HERE/web.yaml:6:58
                  disputed: Vault makes it (until 9999-12-31)
                1 document: 1 accepted, 0 refused, 0 not checked; 0 errors, 0 warnings, 0 notes; 1 disputed
                """
                    .replace("HERE", here),
                ""));
  }

  @Test
  void refusesWaiversThatCannotHold() throws IOException {
    String waivers =
        file(
            "waivers.yaml",
            """
            schema: plimsoll/waivers/v1
            disputed:
              - { code: PLM1106, object: "Pod data/web", reason: "no", until: 9999-12-31 }
              - { code: PLM5001, object: "Pod data/web", reason: "old", until: 2020-02-29 }
              - { code: PLM5001, object: "Pod data/web", reason: "vague", until: soon }
            accepted:
              - { code: PLM0000, reason: "no such code" }
              - { code: PLM8405, reason: "never needed" }
            """);
    Run run = Run.of("check", "--waivers", waivers, web);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE").replaceAll("(?m)^  +\\d* \\|.*\n", ""))
        .isEqualTo(
            """
            error PLM0015 file "HERE/waivers.yaml" at disputed[0]: PLM1106 is of the stage decode, which cannot be disputed
              fix: repair the object; a baseline can carry it over while you do
              at: HERE/waivers.yaml:3:5
            error PLM0015 file "HERE/waivers.yaml" at disputed[1]: the dispute ended on 2020-02-29
              fix: repair what it is about, or say anew why not and until when
              at: HERE/waivers.yaml:4:5
            error PLM0015 file "HERE/waivers.yaml" at disputed[2]: "soon" is no date
              fix: write the last day on which it holds, for example until: 2027-01-31
              at: HERE/waivers.yaml:5:5
            error PLM0015 file "HERE/waivers.yaml" at accepted[0]: there is no code "PLM0000"
              fix: write the code as the finding shows it, or take the entry out
              at: HERE/waivers.yaml:7:5
            error PLM5001 Pod data/web at spec.containers[0].envFrom[0].secretRef.name: names Secret "gone", which does not exist in namespace data
              fix: add a Secret of that name in namespace data, or declare it external
              at: HERE/web.yaml:6:58
            warning PLM0016 file "HERE/waivers.yaml" at accepted[1]: nothing was found that it covers: PLM8405
              fix: take it out, or correct the code or the object
              at: HERE/waivers.yaml:8:5
            1 document: 1 accepted, 0 refused, 0 not checked; 5 errors, 1 warning, 0 notes
            """);
  }

  @Test
  void refusesABaselineThatIsNone() {
    Run run = Run.of("check", "--baseline", web, web);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replace(here, "HERE"))
        .startsWith(
            """
            error PLM0014 file "HERE/web.yaml": the line is none of those that check writes
              fix: make the file with: plimsoll check --format jsonl PATH > HERE/web.yaml
              at: HERE/web.yaml:1:1
            """);
  }

  @Test
  void writesSarifWithRulesAndSuppressions() throws IOException {
    String baseline = file("baseline.jsonl", Run.of("check", "--format", "jsonl", web).out());
    Run run = Run.of("check", "--format", "sarif", "--baseline", baseline, web);
    assertThat(run.status()).isZero();
    assertThat(run.out().replace(here, "/HERE"))
        .startsWith(
            """
            {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[
            {"level":"error","locations":[{"logicalLocations":[{"kind":"object","fullyQualifiedName":"Pod data/web spec.containers[0].envFrom[0].secretRef.name"}],"physicalLocation":{"artifactLocation":{"uri":"file:///HERE/web.yaml"},"region":{"startColumn":58,"startLine":6}}}],"message":{"text":"names Secret \\"gone\\", which does not exist in namespace data. To repair: add a Secret of that name in namespace data, or declare it external."},"ruleId":"PLM5001","suppressions":[{"kind":"external","justification":"known: /HERE/baseline.jsonl","status":"accepted"}]}
            ],"tool":{"driver":{"name":"plimsoll","rules":[{"defaultConfiguration":{"level":"error"},"help":{"markdown":"The API\
            """)
        .endsWith("}}]}\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
