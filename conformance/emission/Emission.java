import dev.plimsoll.emit.Emitter;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a bundle of a given size and content, once or again and again, for the script that kills it and takes its disk away.
 *
 * <p>Usage: {@code Emission OUT FILES VALUE...}. Each value is one run; {@code loop} as the last value begins again with the first. Prints {@code ready} before
 * the first run and every finding; ends with 1 if there is one.
 */
public final class Emission {
  private static final Origin ORIGIN = Origin.render("emission", "Emission.bundle");

  private Emission() {}

  public static void main(String[] arguments) {
    List<String> values = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
    boolean again = values.remove("loop");
    System.out.println("ready");
    try {
      do {
        for (String value : values) {
          Emitter.into(Path.of(arguments[0])).emit(OutputLayout.of("dev", bundle(Integer.parseInt(arguments[1]), value)));
        }
      } while (again);
    } catch (FindingsException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Three of four objects depend on the value; some lie in a namespace that only this value has. */
  private static Bundle bundle(int files, String value) {
    var manifests = new ArrayList<Manifest>();
    for (int i = 0; i < files; i++) {
      String namespace = i % 4 == 3 ? "only-" + value : "ns" + i % 4;
      MapNode metadata = MapNode.builder(ORIGIN).put("name", "config-" + i).put("namespace", namespace).build();
      MapNode data = MapNode.builder(ORIGIN).put("value", i % 4 == 0 ? "same" : value).put("filling", "x".repeat(500)).build();
      manifests.add(
          Manifest.of(MapNode.builder(ORIGIN).put("apiVersion", "v1").put("kind", "ConfigMap").put("metadata", metadata).put("data", data).build()));
    }
    return Bundle.of(manifests);
  }
}
