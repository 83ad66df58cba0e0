package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.schema.JsonSchemas;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/**
 * Our walkers and networknt, given our JSON Schemas, say the same of every document of the corpus,
 * but for what no JSON Schema can say.
 */
final class JsonSchemasAgreementTest {
  /**
   * Of formats a validator need not know any, and ours are those of the server, which are not those
   * of JSON Schema.
   */
  private static final String FORMATS = "custom-formats";

  /** Single documents: what stands twice, and who is right. */
  private static final Set<Long> OTHERWISE =
      Set.of(
          983L, // a list of bytes, which the server's reader takes
          2219L, 5908L, 9594L, // of metadata the server refuses by hand what is missing
          2414L, // the server cuts limits of whole numbers
          3196L, 6491L, // a status is dropped before it is looked at
          2412L, // the schema of a schema is read without types
          6687L, // a format
          8240L); // null in a field that a condition requires

  /** Items that stand twice by key, and objects inside objects. */
  private static final Set<String> NOT_SAID = Set.of("PLM2006", "PLM2008");

  @Test
  void networkntRefusesWhatOurWalkersRefuse() {
    Schemas schemas = Corpus.schemas(KubernetesVersion.V1_35);
    Checks checks = Checks.of(schemas);
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var mapper = new ObjectMapper();
    Map<KindSchema, Schema> compiled = new HashMap<>();
    var differing = new ArrayList<String>();
    int judged = 0;
    for (Corpus.Case example : Corpus.read("open")) {
      var kind =
          schemas.find(
              example.object().findText("apiVersion").orElse(""),
              example.object().findText("kind").orElse(""));
      var findings = checks.judge(example.object()).findings();
      if (kind.isEmpty()
          || example.seed().equals(FORMATS)
          || OTHERWISE.contains(example.number())
          || findings.stream().anyMatch(f -> NOT_SAID.contains(f.code().id()))) {
        continue;
      }
      judged++;
      Schema schema =
          compiled.computeIfAbsent(
              kind.get(),
              k -> registry.getSchema(JsonWriter.compact(JsonSchemas.of(k)), InputFormat.JSON));
      boolean theirs =
          schema.validate(mapper.readTree(JsonWriter.compact(example.object()))).isEmpty();
      boolean ours = findings.stream().noneMatch(JsonSchemasAgreementTest::isOfSchema);
      if (ours != theirs) {
        differing.add(example.number() + " " + example.seed() + ": ours " + ours);
      }
    }
    assertThat(differing).isEmpty();
    assertThat(judged).isGreaterThan(4000);
  }

  private static boolean isOfSchema(Finding finding) {
    Stage stage = finding.code().stage();
    return stage == Stage.DECODE || stage == Stage.SCHEMA;
  }
}
