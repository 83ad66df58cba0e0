import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.check.reach.PathAnswer;
import dev.plimsoll.check.reach.PathAnswer.Layer;
import dev.plimsoll.platform.PlatformDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code plimsoll path} says of every pair of pods, for an evaluator of policies to be held against.
 *
 * <p>usage: java -cp 'PLIMSOLL_JARS:CLASSES' Paths.java DEFINITION ENVIRONMENTS GENERATED PORTS OUT
 *
 * <p>GENERATED is the folder of one environment, named so; PORTS are written TCP/8080, with commas. OUT gets a row for each
 * pair and port: both ends, the port, and whether the egress and the ingress policies stop it, in tabs.
 */
public final class Paths {
  public static void main(String[] args) throws Exception {
    var definition = (PlatformDefinition<?>) Class.forName(args[0]).getDeclaredConstructor().newInstance();
    Path generated = Path.of(args[2]);
    Report report = render(definition, Path.of(args[1]), generated.getFileName().toString());
    List<String> ends = boxes(Files.readString(generated.resolve("topology.json")));
    var rows = new ArrayList<String>();
    for (String from : ends) {
      for (String to : ends) {
        for (String port : args[3].split(",")) {
          String[] parts = port.split("/");
          PathAnswer answer = report.path(from, to + ":" + parts[1] + "/" + parts[0]);
          rows.add(
              String.join("\t", from, to, port, "" + stops(answer, Layer.EGRESS), "" + stops(answer, Layer.INGRESS)));
        }
      }
    }
    Files.write(Path.of(args[4]), rows);
  }

  private static <S extends Record> Report render(PlatformDefinition<S> definition, Path environments, String name) {
    return Plimsoll.of(definition).withEnvironments(environments).render(name);
  }

  private static List<String> boxes(String topology) {
    return Pattern.compile("\"id\": \"([^\"]+)\"").matcher(topology).results().map(found -> found.group(1)).toList();
  }

  private static boolean stops(PathAnswer answer, Layer layer) {
    return answer.steps().stream().anyMatch(step -> step.layer() == layer && step.stops());
  }
}
