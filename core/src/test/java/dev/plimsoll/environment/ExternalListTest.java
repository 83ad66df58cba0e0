package dev.plimsoll.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExternalListTest {
  private final Findings findings = new Findings();

  private Optional<Externals> read(String yaml) {
    var tree = (MapNode) YamlReader.read(yaml, "prod.yaml", findings).get(0).root();
    return new ExternalList(findings)
        .read(tree, Where.named("environment", "prod"))
        .map(ExternalList.Declared::objects);
  }

  @Test
  void readsObjectsThatExistAlready() {
    Externals externals =
        read("""
            externals:
              - { kind: Secret, namespace: airflow, name: fernet, keys: [fernet-key] }
              - { kind: StorageClass.storage.k8s.io, name: "*" }
            """)
            .orElseThrow();
    var fernet = ObjectKey.namespaced(KindName.SECRET, "airflow", "fernet");
    assertThat(externals.find(fernet).orElseThrow().offer().keys()).contains(Set.of("fernet-key"));
    var fast = ObjectKey.cluster(KindName.parse("StorageClass.storage.k8s.io"), "fast");
    assertThat(externals.find(fast).orElseThrow().offer().keys()).isEmpty();
  }

  @Test
  void withoutTheKeyNothingExists() {
    assertThat(read("environment: prod").orElseThrow().all()).isEmpty();
  }

  @Test
  void refusesWhatIsNoList() {
    assertThat(read("externals: {kind: Secret, name: fernet}")).isEmpty();
    assertThat(findings.hasErrors()).isTrue();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertThat(
            read(
                """
                externals:
                  - { kind: Secret, nmespace: airflow, name: fernet }
                  - { kind: "", name: x }
                """))
        .isEmpty();
    assertThat(
            findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            error PLM0201 environment "prod" at externals[0].nmespace: "nmespace" is not known here
              fix: write "namespace"
              at: prod.yaml:2:21
            error PLM0202 environment "prod" at externals[1]: "" is no kind
              fix: correct the value of "externals[1]"
              at: prod.yaml:3:5""");
  }
}
