package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static dev.plimsoll.emit.Outputs.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {
  private static final OutputLayout LAYOUT =
      layout(
              object("v1", "Namespace", "data"),
              object("v1", "Pod", "data", "driver").latent("spark", 3),
              config("data", "a", "1"),
              config("data", "b", "1").map(tree -> tree.withOrigin(Outputs.OVERLAY)))
          .with(new ExtraFile("topology.json", "{}\n", new Origin(Layer.INPUT, Place.UNKNOWN)));

  @TempDir Path out;

  private static Schema schema() {
    try (InputStream schema = Inventory.class.getResourceAsStream("inventory-v1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String json() {
    return new String(RenderedOutput.of(LAYOUT).inventory().toJson(), StandardCharsets.UTF_8);
  }

  /**
   * The hashes were computed by {@code sha256sum} of the files, and of the JSON that Python's
   * {@code json.dumps(sort_keys, separators)} makes of them.
   */
  @Test
  void recordsIdentityHashesAndOriginOfEachFileAndNothingElse() {
    assertThat(json())
        .isEqualTo(
            """
            {
              "schema": "plimsoll/inventory/v1",
              "environment": "dev",
              "files": [
                {"path": "_cluster/namespace-data.yaml", "sha256": "f4171e6f79abfa777a680a62a48bbf397e5492a9fde0b81466a4dcb4c7ec7b4c", "canonicalSha256": "e68543d9eda6b2816463dbd20e866fd59902d6684fbfd4920a332c69e53aaec8", "presence": "applied", "object": {"apiVersion": "v1", "kind": "Namespace", "name": "data"}, "origin": {"layer": "render", "component": "web", "method": "Web.render"}},
                {"path": "_latent/data/pod-driver.yaml", "sha256": "8205de9854b4fb35507a7f084c6d360b3195f881fd91ebe8ab0c70fed9fc503a", "canonicalSha256": "7db923c189b7a305fb5ded26bcb9c4ae779056c8b8d25c3517b00d3320976e48", "presence": "latent", "object": {"apiVersion": "v1", "kind": "Pod", "namespace": "data", "name": "driver"}, "origin": {"layer": "render", "component": "web", "method": "Web.render"}},
                {"path": "data/configmap-a.yaml", "sha256": "562f5c2507c32a58321071fe1e16553501ca55ead95d14f158dfc8db4369a067", "canonicalSha256": "0356f55a669fa1aeda9af6e49730cf199ce9aa517413d8bcbc0eba5f04363d0f", "presence": "applied", "object": {"apiVersion": "v1", "kind": "ConfigMap", "namespace": "data", "name": "a"}, "origin": {"layer": "render", "component": "web", "method": "Web.render"}},
                {"path": "data/configmap-b.yaml", "sha256": "1eaddc54bc6a60016f805265fa42e322c3fe6a22f64a1770087fcbfe288803b7", "canonicalSha256": "5ae7c1dc1017b01c1cc922693d5ada4b2ef6e72933e50aa4578072799a0cc99b", "presence": "applied", "object": {"apiVersion": "v1", "kind": "ConfigMap", "namespace": "data", "name": "b"}, "origin": {"layer": "overlay", "file": "overlays/prod.yaml", "line": 7, "column": 3}},
                {"path": "kustomization.yaml", "sha256": "fd53c65ce014576a60fa4944c16aed13a9538d535c54c8934bc04d010b614086", "origin": {"layer": "render", "method": "OutputLayout"}},
                {"path": "topology.json", "sha256": "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356", "origin": {"layer": "input"}}
              ]
            }
            """);
  }

  @Test
  void isValidByItsSchema() {
    assertThat(schema().validate(json(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"environment\": \"dev\" | \"environment\": \"../dev\"",
        "\"path\": \"data/configmap-a.yaml\" | \"path\": \"../configmap-a.yaml\"",
        "\"file\": \"overlays/prod.yaml\" | \"file\": \"/home/me/prod.yaml\"",
        "\"presence\": \"latent\" | \"presence\": \"maybe\"",
        "\"layer\": \"input\" | \"layer\": \"magic\"",
        "\"origin\": {\"layer\": \"input\"} | \"time\": \"now\"",
        "\"line\": 7 | \"line\": 0"
      })
  void itsSchemaRefusesWhatDoesNotBelongThere(String before, String after) {
    assertThat(json()).contains(before);
    assertThat(schema().validate(json().replace(before, after), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void readsBackWhatWasWritten() {
    Emitter.into(out).emit(LAYOUT);

    assertThat(Inventory.read(out.resolve("dev"))).contains(RenderedOutput.of(LAYOUT).inventory());
    assertThat(Inventory.read(out.resolve("prod"))).isEmpty();
  }

  @Test
  void keepsOnlyTheNameOfAnAbsolutePath() {
    var origin = new Origin(Layer.OVERLAY, Place.file("/home/me/overlays/prod.yaml", 7, 3));
    var windows = new Origin(Layer.OVERLAY, Place.file("C:\\Users\\me\\prod.yaml", 7, 3));

    assertThat(OriginJson.portable(origin))
        .isEqualTo(new Origin(Layer.OVERLAY, Place.file("prod.yaml", 7, 3)));
    assertThat(OriginJson.portable(windows))
        .isEqualTo(new Origin(Layer.OVERLAY, Place.file("prod.yaml", 7, 3)));
    assertThat(OriginJson.portable(Outputs.OVERLAY)).isEqualTo(Outputs.OVERLAY);
  }

  /**
   * Computed with Python: {@code json.dumps(o, sort_keys=True, separators=(',', ':'),
   * ensure_ascii=False)}.
   */
  @Test
  void hashesTheCanonicalJsonOfAnObject() {
    Origin o = Outputs.RENDER;
    MapNode data = MapNode.builder(o).put("b", "x\"\\\n\t\u0001é😀").put("a", "1").build();
    var numbers =
        ListNode.of(
            List.of(
                ScalarNode.integer(1, o),
                ScalarNode.number(new BigDecimal("2.5"), o),
                ScalarNode.bool(true, o),
                ScalarNode.nothing(o),
                MapNode.empty(o)),
            o);
    MapNode tree =
        object("v1", "ConfigMap", "data", "app").tree().with("data", data).with("n", numbers);

    assertThat(JsonWriter.canonical(tree))
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\",\"b\":\"x\\\"\\\\\\n\\t\\u0001é😀\"},\"kind\":\"ConfigMap\","
                + "\"metadata\":{\"name\":\"app\",\"namespace\":\"data\"},\"n\":[1,2.5,true,null,{}]}");
    assertThat(Digests.sha256(JsonWriter.canonical(tree)))
        .isEqualTo("fda43cec4ba3118a2dbf6c009348c42fef39eec262c09fae33ae75d2725a3b60");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"files\": [ | \"files\": [[], | line 4 has another shape than an inventory",
        "\"sha256\": | \"sha512\": | an entry has no \"sha256\"",
        "\"schema\": \"plimsoll/inventory/v1\", | | its schema is \"\", this version of Plimsoll reads \"plimsoll/inventory/v1\"",
        "\"environment\": | \"author\": | \"author\" is no field of an inventory",
        "\"layer\": \"input\" | \"layer\": \"magic\" | \"magic\" is no layer",
        "\"line\": 7 | \"line\": \"seven\" | \"seven\" is no line number"
      })
  void saysWhatIsWrongWithABrokenInventory(String before, String after, String problem) {
    String broken = json().replace(before, after == null ? "" : after);

    assertThatThrownBy(() -> InventoryJson.read(broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessage(problem);
  }

  @Test
  void saysWhereAMergeConflictBeginsInAnInventory() {
    byte[] conflict =
        json().replace("  \"files\"", "<<<<<<< HEAD\n  \"files\"").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> InventoryJson.read(conflict))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is no JSON")
        .hasMessageEndingWith("(line 4)");
  }
}
