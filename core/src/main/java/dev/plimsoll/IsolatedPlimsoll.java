package dev.plimsoll;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.internal.IsolatedRealm;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apiguardian.api.API;

/**
 * A Plimsoll that shares no library with the program that runs it; made by {@link
 * Plimsoll#isolated}.
 *
 * <p>For programs whose class path pins libraries that do not fit, such as Jackson's annotations of
 * Spring Boot 3. The definition lives on the isolated class path too, so it is named, not passed;
 * everything that comes back is of the JDK, or a record of such things.
 *
 * <p>Immutable and thread-safe. Copies made by {@code with} share one class loader, which {@link
 * #close} closes for all of them.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class IsolatedPlimsoll implements AutoCloseable {
  private final IsolatedRealm realm;
  private final AtomicBoolean closed;
  private final Optional<String> definition;
  private final Path environments;
  private final List<Path> crds;

  private IsolatedPlimsoll(
      IsolatedRealm realm,
      AtomicBoolean closed,
      Optional<String> definition,
      Path environments,
      List<Path> crds) {
    this.realm = realm;
    this.closed = closed;
    this.definition = definition;
    this.environments = environments;
    this.crds = List.copyOf(crds);
  }

  static IsolatedPlimsoll open(List<Path> classPath) {
    return new IsolatedPlimsoll(
        IsolatedRealm.open(classPath),
        new AtomicBoolean(),
        Optional.empty(),
        Path.of("environments"),
        List.of());
  }

  /**
   * What was found, as text.
   *
   * @param severity {@code error}, {@code warning} or {@code note}
   * @param code for example {@code PLM5001}
   * @param text what, where, and how to repair it, on several lines
   */
  public record Found(String severity, String code, String text) {}

  /**
   * A rendered environment.
   *
   * @param files the texts of all files by their paths below the environment's folder, sorted; the
   *     inventory is not among them
   * @param findings warnings and notes
   */
  public record Rendered(SortedMap<String, String> files, List<Found> findings) {
    public Rendered {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
      findings = List.copyOf(findings);
    }
  }

  /** Thrown instead of an answer if there is an error. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Found> findings;

    RefusedException(List<Found> findings) {
      super(String.join("\n", findings.stream().map(Found::text).toList()));
      this.findings = List.copyOf(findings);
    }

    /** Everything that was found; at least one is an error. */
    public List<Found> findings() {
      return findings;
    }
  }

  /**
   * The same with a definition.
   *
   * @param className a class on the isolated class path, as {@link Definitions#named} takes it
   */
  public IsolatedPlimsoll withDefinition(String className) {
    return new IsolatedPlimsoll(realm, closed, Optional.of(className), environments, crds);
  }

  /** The same with another folder of environment files. Default: {@code environments}. */
  public IsolatedPlimsoll withEnvironments(Path folder) {
    return new IsolatedPlimsoll(realm, closed, definition, Objects.requireNonNull(folder), crds);
  }

  /**
   * The same with CustomResourceDefinitions that the clusters have from elsewhere; see {@link
   * Plimsoll#withCrds}. Default: none.
   */
  public IsolatedPlimsoll withCrds(List<Path> paths) {
    return new IsolatedPlimsoll(realm, closed, definition, environments, paths);
  }

  /**
   * The names of the environments that can be rendered.
   *
   * @throws RefusedException if a file of the folder cannot be read
   */
  public List<String> environments() {
    return texts(ask(request("env-list")), "lines");
  }

  /**
   * Renders and checks an environment; nothing is written.
   *
   * @throws RefusedException with all findings if there is an error
   */
  public Rendered render(String environment) {
    MapNode answer = ask(request("render").put("select", only(environment)));
    var files = new TreeMap<String, String>();
    answer
        .findMap("files")
        .flatMap(all -> all.findMap(environment))
        .ifPresent(map -> map.forEach((path, text) -> files.put(path, ((ScalarNode) text).text())));
    return new Rendered(files, found(answer));
  }

  /**
   * Renders, checks and writes an environment below a folder, as {@link Plimsoll#generate} does.
   *
   * @return warnings and notes
   * @throws RefusedException with all findings if there is an error; nothing was written then
   */
  public List<Found> generate(String environment, Path out) {
    return found(
        ask(
            request("generate")
                .put("select", only(environment))
                .put("out", out.toAbsolutePath().toString())));
  }

  /** Closes the class loader; whatever is asked afterwards fails. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      realm.close();
    }
  }

  private MapNode.Builder request(String verb) {
    var request =
        MapNode.builder(Origin.UNKNOWN)
            .put("verb", verb)
            .put("environments", environments.toAbsolutePath().toString())
            .put(
                "crds",
                ListNode.ofStrings(
                    crds.stream().map(path -> path.toAbsolutePath().toString()).toList(),
                    Origin.UNKNOWN));
    return request.put("definition", definition.orElseThrow(IsolatedPlimsoll::noDefinition));
  }

  private static IllegalStateException noDefinition() {
    return new IllegalStateException("say which class is the definition: withDefinition");
  }

  private MapNode ask(MapNode.Builder request) {
    if (closed.get()) {
      throw new IllegalStateException("this Plimsoll is closed");
    }
    var findings = new Findings();
    MapNode answer =
        (MapNode)
            YamlReader.read(realm.ask(JsonWriter.compact(request.build())), "answer", findings)
                .get(0)
                .root();
    answer
        .findText("fault")
        .ifPresent(
            fault -> {
              throw new IllegalStateException("Plimsoll failed: " + fault);
            });
    List<Found> found = found(answer);
    if (found.stream().anyMatch(one -> one.severity().equals("error"))) {
      throw new RefusedException(found);
    }
    return answer;
  }

  private static List<Found> found(MapNode answer) {
    var found = new ArrayList<Found>();
    for (Node one : answer.findList("findings").orElseThrow()) {
      MapNode map = (MapNode) one;
      found.add(new Found(text(map, "severity"), text(map, "code"), text(map, "text")));
    }
    return found;
  }

  private static ListNode only(String environment) {
    return ListNode.ofStrings(List.of(environment), Origin.UNKNOWN);
  }

  private static List<String> texts(MapNode answer, String key) {
    return answer.findList(key).orElseThrow().items().stream()
        .map(item -> ((ScalarNode) item).text())
        .toList();
  }

  private static String text(MapNode map, String key) {
    return map.findText(key).orElseThrow();
  }
}
