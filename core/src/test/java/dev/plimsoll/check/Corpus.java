package dev.plimsoll.check;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.internal.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The manifests that conformance/agreement/corpus.py made, with the verdicts of real API servers.
 */
final class Corpus {
  /** One manifest. */
  record Case(long number, String seed, MapNode object, String verdicts) {
    /** Whether the server of a minor accepted it. */
    boolean isAccepted(KubernetesVersion version) {
      return verdicts.charAt(version.minor() - KubernetesVersion.V1_34.minor()) == 'A';
    }
  }

  /** A change of an object that is there, as conformance/agreement/updates.py tried it. */
  record Update(String what, MapNode former, MapNode now, String verdicts) {
    boolean isAccepted(KubernetesVersion version) {
      return verdicts.charAt(version.minor() - KubernetesVersion.V1_34.minor()) == 'A';
    }

    @Override
    public String toString() {
      return former.findText("kind").orElseThrow() + ", " + what;
    }
  }

  private Corpus() {}

  /** The changes of objects that are there. */
  static List<Update> updates() {
    var updates = new ArrayList<Update>();
    for (MapNode line : lines("updates")) {
      MapNode former = line.findMap("former").orElseThrow();
      Node object = former;
      for (Node edit : line.findList("edits").orElseThrow()) {
        object = edited(object, (ListNode) edit);
      }
      updates.add(
          new Update(
              line.findText("what").orElseThrow(),
              former,
              (MapNode) object,
              line.findText("verdicts").orElseThrow()));
    }
    return updates;
  }

  /** A seed with one rule broken. */
  record Pair(String rule, String seed, MapNode broken, String verdicts) {
    /** Whether the server of a minor accepted what is broken. */
    boolean isAccepted(KubernetesVersion version) {
      return verdicts.charAt(version.minor() - KubernetesVersion.V1_34.minor()) == 'A';
    }
  }

  /** The pairs of conformance/agreement/pairs.py. */
  static List<Pair> pairs() {
    Map<String, MapNode> seeds = seeds();
    var pairs = new ArrayList<Pair>();
    for (MapNode line : lines("pairs")) {
      String seed = line.findText("seed").orElseThrow();
      Node broken = seeds.get(seed);
      for (Node edit : line.findList("edits").orElseThrow()) {
        broken = edited(broken, (ListNode) edit);
      }
      pairs.add(
          new Pair(
              line.findText("rule").orElseThrow(),
              seed,
              (MapNode) broken,
              line.findText("verdicts").orElseThrow()));
    }
    return pairs;
  }

  /** The sound objects that cases begin with, by name. */
  static Map<String, MapNode> seeds() {
    Map<String, MapNode> seeds = new HashMap<>();
    for (MapNode line : lines("seeds")) {
      seeds.put(line.findText("seed").orElseThrow(), line.findMap("object").orElseThrow());
    }
    return seeds;
  }

  /**
   * The cases of {@code open} or {@code sealed}, or of a file whose name ends with {@code .jsonl}.
   */
  static List<Case> read(String half) {
    Map<String, MapNode> seeds = seeds();
    var cases = new ArrayList<Case>();
    for (MapNode line : lines(half)) {
      String seed = line.findText("seed").orElseThrow();
      Node object = seeds.get(seed);
      for (Node edit : line.findList("edits").orElseThrow()) {
        object = edited(object, (ListNode) edit);
      }
      long number = Long.parseLong(((ScalarNode) line.find("case").orElseThrow()).text());
      cases.add(new Case(number, seed, (MapNode) object, line.findText("verdicts").orElseThrow()));
    }
    return cases;
  }

  /** The kinds of a minor, and those of the definitions that the corpus brings. */
  static Schemas schemas(KubernetesVersion version) {
    return Schemas.of(version).with(lines("definitions"));
  }

  private static Node edited(Node object, ListNode edit) {
    String[] steps = ((ScalarNode) edit.get(1)).text().substring(1).split("/", -1);
    boolean cut = ((ScalarNode) edit.get(0)).text().equals("cut");
    Node value = cut ? null : edit.get(2);
    if (((ScalarNode) edit.get(0)).text().equals("fill")) {
      int times = Integer.parseInt(((ScalarNode) edit.get(3)).text());
      value = ScalarNode.string(((ScalarNode) value).text().repeat(times), edit.origin());
    }
    return edited(object, steps, 0, value);
  }

  private static Node edited(Node at, String[] steps, int depth, Node value) {
    String key = steps[depth].replace("~1", "/").replace("~0", "~");
    boolean last = depth == steps.length - 1;
    if (at instanceof ListNode list) {
      int position = Integer.parseInt(key);
      if (last && value == null) {
        return list.without(position);
      }
      if (position == list.size()) {
        return list.plus(value);
      }
      return list.with(
          position, last ? value : edited(list.get(position), steps, depth + 1, value));
    }
    MapNode map = (MapNode) at;
    if (last && value == null) {
      return map.without(key);
    }
    return map.with(
        key, last ? value : edited(map.find(key).orElseThrow(), steps, depth + 1, value));
  }

  private static List<MapNode> lines(String name) {
    try (InputStream in =
        name.endsWith(".jsonl")
            ? Files.newInputStream(Path.of(name))
            : Corpus.class.getResourceAsStream("/agreement/" + name + ".jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> (MapNode) JsonNodes.read(line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
