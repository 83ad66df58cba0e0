import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.internal.CompactWriter;
import dev.plimsoll.schema.internal.JsonNodes;
import dev.plimsoll.schema.internal.OpenApiDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the compact data of one minor from the OpenAPI documents that fetch.py saved.
 *
 * <p>usage: java -cp CORE Generate.java MINOR FOLDER FILE
 */
class Generate {
  public static void main(String[] args) throws Exception {
    var documents = new ArrayList<MapNode>();
    try (var files = Files.list(Path.of(args[1]))) {
      for (Path file : files.sorted().toList()) {
        try (var reader = Files.newBufferedReader(file)) {
          documents.add((MapNode) JsonNodes.read(reader));
        }
      }
    }
    String heading = "Kubernetes " + args[0] + ": what its API server serves. Made by conformance/schemas/generate; do not edit.";
    Files.writeString(Path.of(args[2]), new CompactWriter().write(heading, new OpenApiDocument(documents).kinds().values()));
  }
}
