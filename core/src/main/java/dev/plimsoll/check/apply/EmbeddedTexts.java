package dev.plimsoll.check.apply;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Files in a ConfigMap that are not of the format that their name tells. */
final class EmbeddedTexts {
  private static final FieldPath DATA = FieldPath.of("data");

  /** A file of some program of its own may be called so, as HAProxy's is. */
  private static final Set<String> INI = Set.of("airflow.cfg");

  /** Texts that become documents later, when a program fills them in. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|<%|\\$\\{|\\$\\(");

  /** YAML that is right and that says more than a manifest may: directives and tags. */
  private static final Pattern MORE = Pattern.compile("(?m)^%|(^|[\\s\\[{,:-])!");

  private EmbeddedTexts() {}

  static void check(CheckedDocument document, Findings findings) {
    if (document.kind().kind().equals("ConfigMap") && document.kind().group().isEmpty()) {
      document.given().findMap("data").ifPresent(data -> check(data, document, findings));
    }
  }

  private static void check(MapNode data, CheckedDocument document, Findings findings) {
    data.forEach(
        (key, value) -> {
          // What we wrote ourselves is a tree and needs no reading.
          if (value instanceof ScalarNode scalar && scalar.isString() && !scalar.text().isBlank()) {
            format(key, scalar.text())
                .flatMap(format -> problem(format, key, scalar.text()))
                .ifPresent(
                    problem ->
                        findings.add(
                            ApplyCodes.NOT_OF_FORMAT,
                            document.where(DATA.field(key)),
                            problem.text(),
                            problem.fix()));
          }
        });
  }

  private static Optional<EmbeddedFormat> format(String key, String text) {
    Optional<EmbeddedFormat> format =
        EmbeddedFormats.ofFile(key).filter(f -> key.indexOf('.') >= 0);
    if (format.isEmpty() || TEMPLATE.matcher(text).find()) {
      return Optional.empty();
    }
    boolean another =
        format.get() == EmbeddedFormats.INI
            ? key.endsWith(".cfg") && !INI.contains(key)
            : format.get() == EmbeddedFormats.YAML && MORE.matcher(text).find();
    return another ? Optional.empty() : format;
  }

  private record Problem(String text, String fix) {}

  private static Optional<Problem> problem(EmbeddedFormat format, String key, String text) {
    return broken(format, key, text).stream()
        .filter(Finding::isError)
        .findFirst()
        .map(
            first ->
                new Problem(
                    first.where().origin().place() instanceof Place.InFile in
                        ? "line " + in.line() + " of the text: " + first.problem()
                        : first.problem(),
                    first.fix()));
  }

  private static List<Finding> broken(EmbeddedFormat format, String key, String text) {
    if (format == EmbeddedFormats.YAML) {
      // A program may read many documents, where a tree of ours holds one.
      var findings = new Findings();
      YamlReader.read(text, key, findings);
      return findings.sorted();
    }
    try {
      format.read(text, new Place.InFile(key, 1, 1));
      return List.of();
    } catch (FindingsException broken) {
      return broken.findings();
    }
  }
}
