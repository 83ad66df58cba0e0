package dev.plimsoll.flink;

import dev.plimsoll.finding.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings that a line of Flink knows: read out of that Flink; those of its Kubernetes client
 * and of the operator from their documentation.
 */
final class FlinkKeys {
  /** Keys that go on with a name that a user gives, or that Hadoop's clients read. */
  private static final List<String> PREFIXES =
      List.of(
          "containerized.master.env.",
          "containerized.taskmanager.env.",
          "flink.hadoop.",
          "fs.azure.",
          "fs.gs.",
          "fs.s3a.",
          "kubernetes.operator.default-configuration.",
          "kubernetes.operator.metrics.reporter.",
          "security.delegation.token.provider.",
          "security.kerberos.login.contexts.");

  private static final Map<FlinkVersion, FlinkKeys> READ = new ConcurrentHashMap<>();

  private final Map<String, FlinkOption> options = new TreeMap<>();

  /** Options with a name in them that a user gives, by their parts. */
  private final List<FlinkOption> patterns = new ArrayList<>();

  /** Older keys, and what took their place; the first is read first. */
  private final Map<String, List<String>> deprecated = new TreeMap<>();

  /** Keys that are read where an option is not set. */
  private final Map<String, List<String>> older = new TreeMap<>();

  private FlinkKeys() {}

  /** The settings of a line. */
  static FlinkKeys of(FlinkVersion version) {
    return READ.computeIfAbsent(
        version,
        line -> {
          var keys = new FlinkKeys();
          keys.read("keys-" + line.line() + ".txt");
          keys.read("keys-kubernetes.txt");
          keys.read("keys-operator.txt");
          return keys;
        });
  }

  private void read(String file) {
    try (InputStream in = FlinkKeys.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + file + " of the Flink templates");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> add(line.split("\t", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void add(String[] parts) {
    String key = parts[0];
    boolean isOlder = parts[1].equals("deprecated") || parts[1].equals("fallback");
    if (isOlder) {
      older.computeIfAbsent(parts[2], name -> new ArrayList<>()).add(key);
      if (parts[1].equals("deprecated")) {
        deprecated.computeIfAbsent(key, name -> new ArrayList<>()).add(parts[2]);
      } else {
        options.putIfAbsent(key, new FlinkOption(key, FlinkType.of("text"), Optional.empty()));
      }
      return;
    }
    var option =
        new FlinkOption(
            key,
            FlinkType.of(parts[1]),
            parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    if (key.contains("<")) {
      patterns.add(option);
    } else {
      options.put(key, option);
    }
  }

  /** What a key means to this line, by its present name or by an older one. */
  Optional<FlinkOption> option(String key) {
    FlinkOption exact = options.get(key);
    if (exact != null) {
      return Optional.of(exact);
    }
    Optional<FlinkOption> successor = successors(key).stream().findFirst().map(options::get);
    return successor.isPresent()
        ? successor
        : patterns.stream().filter(pattern -> pattern.matches(key)).findFirst();
  }

  /** Whether this line reads a key. */
  boolean has(String key) {
    return option(key).isPresent()
        || PREFIXES.stream().anyMatch(key::startsWith)
        || isEntryOfMap(key);
  }

  /** An option that takes pairs may be written as one key for each. */
  private boolean isEntryOfMap(String key) {
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      FlinkOption option = options.get(key.substring(0, dot));
      if (option != null && option.type().name().equals("map") && !option.type().isList()) {
        return true;
      }
    }
    return false;
  }

  /** What took the place of a key that is deprecated and no option any more; else empty. */
  List<String> successors(String key) {
    return options.containsKey(key) ? List.of() : deprecated.getOrDefault(key, List.of());
  }

  /** A value as this line reads it: by the key, or an older one of it. */
  Optional<String> value(Map<String, String> conf, String key) {
    String given = conf.get(key);
    return given != null
        ? Optional.of(given)
        : older.getOrDefault(key, List.of()).stream()
            .filter(conf::containsKey)
            .findFirst()
            .map(conf::get);
  }

  /** A value, or the default of this line. */
  Optional<String> valueOrDefault(Map<String, String> conf, String key) {
    return value(conf, key)
        .or(() -> Optional.ofNullable(options.get(key)).flatMap(FlinkOption::standard));
  }

  /**
   * The setting that a key nearly names: with one part between dots that is misspelt, or with the
   * same letters between other marks.
   */
  Optional<String> nearest(String key) {
    String letters = letters(key);
    Optional<String> alike =
        options.keySet().stream().filter(other -> letters(other).equals(letters)).findFirst();
    return alike.isPresent() ? alike : misspelt(key.split("\\.", -1));
  }

  private static String letters(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private Optional<String> misspelt(String[] parts) {
    for (int at = 0; at < parts.length; at++) {
      var candidates = new TreeMap<String, String>();
      for (String other : options.keySet()) {
        String[] others = other.split("\\.", -1);
        if (others.length == parts.length && differOnlyAt(at, parts, others)) {
          candidates.put(others[at], other);
        }
      }
      Optional<String> near = Nearest.of(parts[at], candidates.keySet());
      if (near.isPresent()) {
        return near.map(candidates::get);
      }
    }
    return Optional.empty();
  }

  private static boolean differOnlyAt(int at, String[] parts, String[] others) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals(others[i]) == (i == at)) {
        return false;
      }
    }
    return true;
  }
}
