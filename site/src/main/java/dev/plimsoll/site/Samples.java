package dev.plimsoll.site;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.samples.guide.GuideSamples;
import dev.plimsoll.samples.helloworld.HelloWorld;
import dev.plimsoll.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sample platforms that pages show the output of, rendered on demand. Not thread-safe. */
final class Samples {
  /** A definition and the folder of its environments, from the root of the repository. */
  private record Sample(PlatformDefinition<?> definition, String environments) {}

  private final Repository repository;
  private final Map<String, Sample> samples = new TreeMap<>();
  private final Map<String, Report> reports = new TreeMap<>();

  Samples(Repository repository) {
    this.repository = repository;
    samples.put("hello-world", new Sample(new HelloWorld(), "samples/hello-world/environments"));
    GuideSamples.all()
        .forEach(
            (name, definition) ->
                samples.put(name, new Sample(definition, GuideSamples.environments(name))));
  }

  /**
   * The text of a generated file, or of one value in it.
   *
   * @param question {@code SAMPLE/ENVIRONMENT/FILE}, and after {@code #} a JSON pointer; a star in
   *     the file stands for any text, such as a hash
   * @throws IllegalArgumentException if there is no such sample, file or value
   */
  String output(String question) {
    int hash = question.indexOf('#');
    String path = hash < 0 ? question : question.substring(0, hash);
    String pointer = hash < 0 ? "" : question.substring(hash + 1);
    String[] parts = path.split("/", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("\"" + path + "\" is not SAMPLE/ENVIRONMENT/FILE");
    }
    OutputLayout layout = report(parts[0], parts[1]).orThrow().layout();
    String file = file(layout, parts[2]);
    Optional<Manifest> manifest = layout.manifestAt(file);
    if (manifest.isPresent()) {
      return text(
          manifest
              .get()
              .find(FieldPath.ofPointer(pointer))
              .orElseThrow(() -> new IllegalArgumentException(path + " has no " + pointer)));
    }
    return layout.extras().stream()
        .filter(extra -> extra.path().equals(file))
        .findFirst()
        .map(extra -> extra.text())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    path + " is not generated; there are " + layout.paths()));
  }

  private static String file(OutputLayout layout, String pattern) {
    var files = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q")).asMatchPredicate();
    return layout.paths().stream().filter(files).findFirst().orElse(pattern);
  }

  private static String text(Node node) {
    if (node instanceof ScalarNode scalar && scalar.isString() && scalar.text().indexOf('\n') > 0) {
      return scalar.text();
    }
    return node instanceof EmbeddedNode embedded ? embedded.text() : YamlWriter.write(node);
  }

  /** The paths of all files of {@code SAMPLE/ENVIRONMENT}, one a line. */
  String files(String question) {
    String[] parts = question.split("/", 2);
    return report(parts[0], parts[1]).orThrow().layout().paths().stream()
        .map(path -> parts[1] + "/" + path + "\n")
        .collect(Collectors.joining());
  }

  /** Everything that is found in {@code SAMPLE/ENVIRONMENT}, as a user sees it. */
  String findings(String question) {
    String[] parts = question.split("/", 2);
    return found(parts[0], parts[1]).stream()
        .map(finding -> FindingText.render(finding) + "\n")
        .collect(Collectors.joining())
        .replace(repository.root() + "/", "");
  }

  /** The picture of {@code SAMPLE/ENVIRONMENT} without the plumbing. */
  Topology topology(String question) {
    String[] parts = question.split("/", 2);
    return report(parts[0], parts[1]).topology().withoutSystemArrows();
  }

  /** Who wrote a value: {@code SAMPLE/ENVIRONMENT/FILE#/pointer}. */
  String why(String question) {
    String[] parts = question.split("/", 3);
    Sample sample = sample(parts[0]);
    String answer = plimsoll(sample.definition(), sample).why(parts[1], parts[2]).text();
    return (answer + "\n").replace(repository.root() + "/", "");
  }

  /** Which layer stops traffic: {@code SAMPLE/ENVIRONMENT FROM TO}. */
  String path(String question) {
    String[] parts = question.split(" ");
    if (parts.length != 3) {
      throw new IllegalArgumentException("\"" + question + "\" is not SAMPLE/ENVIRONMENT FROM TO");
    }
    String[] where = parts[0].split("/", 2);
    return report(where[0], where[1]).path(parts[1], parts[2]).text() + "\n";
  }

  private List<Finding> found(String sample, String environment) {
    try {
      return report(sample, environment).findings();
    } catch (FindingsException refused) {
      return refused.findings();
    }
  }

  private Sample sample(String name) {
    Sample sample = samples.get(name);
    if (sample == null) {
      throw new IllegalArgumentException(
          "there is no sample \"" + name + "\"; there are " + samples.keySet());
    }
    return sample;
  }

  Report report(String name, String environment) {
    Sample sample = sample(name);
    return reports.computeIfAbsent(
        name + "/" + environment, key -> plimsoll(sample.definition(), sample).render(environment));
  }

  private <S extends Record> Plimsoll<S> plimsoll(PlatformDefinition<S> definition, Sample sample) {
    Path folder = repository.root().resolve(sample.environments());
    return Plimsoll.of(definition).withEnvironments(folder);
  }
}
