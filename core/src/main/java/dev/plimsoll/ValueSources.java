package dev.plimsoll;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.emit.Why;
import dev.plimsoll.environment.MergedEnvironment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the values of an environment's files that a written value comes from. What Java makes of a
 * setting or a binding leaves no trace in the tree; so each value that could be it is changed for a
 * try, and the platform compiled again: what then changes comes from it.
 *
 * <p>Tried first are values whose text stands in the written one; only if none of them is it, the
 * others, since a sum or a size may be derived.
 */
final class ValueSources {
  private static final String[] KEYS = {"settings", "bindings", "target", "stage"};
  private static final Pattern DIGITS = Pattern.compile("\\d+(?=\\D*$)");
  private static final Pattern HASH = Pattern.compile("-[0-9a-f]{10}(?=[-.]|$)");

  /** Truth values and small numbers stand in too many texts to say anything. */
  private static final int SAYING = 2;

  private final MergedEnvironment merged;
  private final Naming naming;
  private final Function<MergedEnvironment, Compiled> compile;

  ValueSources(
      MergedEnvironment merged, Naming naming, Function<MergedEnvironment, Compiled> compile) {
    this.merged = merged;
    this.naming = naming;
    this.compile = compile;
  }

  /** The sources of a value; none of what an overlay wrote, whose place is the file itself. */
  List<Why.Source> of(Why why) {
    if (why.object().isEmpty()) {
      return List.of();
    }
    Layer layer = why.origin().layer();
    if (layer == Layer.NAME) {
      return ofNames(why);
    }
    return layer == Layer.OVERLAY || layer == Layer.INPUT ? List.of() : ofValues(why);
  }

  /** Names are changed by keys of {@code naming} and nothing else. */
  private List<Why.Source> ofNames(Why why) {
    var sources = new ArrayList<Why.Source>();
    naming
        .places()
        .forEach(
            (key, place) -> {
              String text = text(key);
              if (!text.isEmpty() && why.value().contains(text)) {
                sources.add(new Why.Source(key, place));
              }
            });
    return sources;
  }

  private String text(FieldPath key) {
    if (key.equals(FieldPath.of("naming", "prefix"))) {
      return naming.prefix();
    }
    if (key.equals(FieldPath.of("naming", "suffix"))) {
      return naming.suffix();
    }
    return key.parent().equals(FieldPath.of("naming", "namespaces"))
            && key.last() instanceof FieldPath.Step.Field field
        ? naming.namespaces().getOrDefault(field.name(), "")
        : "";
  }

  private List<Why.Source> ofValues(Why why) {
    Optional<Node> before = found(compile.apply(merged), why);
    if (before.isEmpty() || !(before.get() instanceof ScalarNode written)) {
      return List.of();
    }
    SortedMap<FieldPath, ScalarNode> values = merged.values(KEYS);
    List<Map.Entry<FieldPath, ScalarNode>> alike =
        values.entrySet().stream().filter(value -> isAlike(value.getValue(), written)).toList();
    List<Why.Source> sources = tried(alike, why, written);
    if (!sources.isEmpty()) {
      return sources;
    }
    return tried(
        values.entrySet().stream().filter(value -> !alike.contains(value)).toList(), why, written);
  }

  private static boolean isAlike(ScalarNode value, ScalarNode written) {
    String text = value.text();
    return written.text().equals(text)
        || (text.length() > SAYING
            && (written.text().contains(text) || text.contains(written.text())));
  }

  private List<Why.Source> tried(
      List<Map.Entry<FieldPath, ScalarNode>> values, Why why, ScalarNode written) {
    var sources = new ArrayList<Why.Source>();
    for (Map.Entry<FieldPath, ScalarNode> value : values) {
      if (decides(value.getKey(), value.getValue(), why, written)) {
        Place place = value.getValue().origin().place();
        sources.add(new Why.Source(value.getKey(), place));
      }
    }
    return sources;
  }

  /** Whether another value, one that can be, would change what is written. */
  private boolean decides(FieldPath key, ScalarNode value, Why why, ScalarNode written) {
    for (ScalarNode other : others(value)) {
      try {
        Compiled compiled = compile.apply(merged.with(key, other));
        if (compiled.fault().isEmpty()
            && compiled.findings().stream().noneMatch(Finding::isError)) {
          Optional<Node> after = found(compiled, why);
          return after.filter(written::equals).isEmpty();
        }
      } catch (FindingsException refused) {
        // This cannot be a value here; the next may.
      }
    }
    return false;
  }

  /** Other values of the same form, the likeliest to be taken first. */
  private static List<ScalarNode> others(ScalarNode value) {
    Origin origin = value.origin();
    String text = value.text();
    if (value.kind() == ScalarNode.Kind.BOOL) {
      return List.of(ScalarNode.bool(!Boolean.parseBoolean(text), origin));
    }
    if (value.kind() == ScalarNode.Kind.INTEGER) {
      var number = new BigInteger(text);
      return List.of(
          ScalarNode.integer(number.add(BigInteger.ONE), origin),
          ScalarNode.integer(number.subtract(BigInteger.ONE), origin));
    }
    if (value.kind() != ScalarNode.Kind.STRING || text.isEmpty()) {
      return List.of();
    }
    var others = new ArrayList<ScalarNode>();
    Matcher digits = DIGITS.matcher(text);
    if (digits.find()) {
      var number = new BigInteger(digits.group());
      for (BigInteger next :
          List.of(number.add(BigInteger.ONE), number.subtract(BigInteger.ONE).abs())) {
        others.add(
            ScalarNode.string(
                new StringBuilder(text)
                    .replace(digits.start(), digits.end(), next.toString())
                    .toString(),
                origin));
      }
    }
    others.add(ScalarNode.string(text + "x", origin));
    others.add(ScalarNode.string("x" + text, origin));
    return others;
  }

  /** The value in another rendering: in the file of the same name, but for a hash. */
  private Optional<Node> found(Compiled compiled, Why why) {
    String wanted = HASH.matcher(why.path()).replaceAll("");
    return OutputLayout.of(merged.name(), compiled.bundle()).manifests().entrySet().stream()
        .filter(entry -> HASH.matcher(entry.getKey()).replaceAll("").equals(wanted))
        .findFirst()
        .map(Map.Entry::getValue)
        .flatMap((Manifest manifest) -> manifest.find(why.field()));
  }
}
