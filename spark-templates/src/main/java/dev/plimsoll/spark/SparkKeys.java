package dev.plimsoll.spark;

import dev.plimsoll.finding.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The settings that a line of Spark knows: read out of that Spark, and kinds of keys by prefix. */
final class SparkKeys {
  /** Keys that go on with a name that a user gives. */
  private static final List<String> PREFIXES =
      List.of(
          "spark.driver.resource.",
          "spark.executor.resource.",
          "spark.executorEnv.",
          "spark.hadoop.",
          "spark.hive.",
          "spark.kubernetes.authenticate.",
          "spark.kubernetes.driver.annotation.",
          "spark.kubernetes.driver.label.",
          "spark.kubernetes.driver.node.selector.",
          "spark.kubernetes.driver.secretKeyRef.",
          "spark.kubernetes.driver.secrets.",
          "spark.kubernetes.driver.service.annotation.",
          "spark.kubernetes.driver.service.label.",
          "spark.kubernetes.driver.volumes.",
          "spark.kubernetes.driverEnv.",
          "spark.kubernetes.executor.annotation.",
          "spark.kubernetes.executor.label.",
          "spark.kubernetes.executor.node.selector.",
          "spark.kubernetes.executor.secretKeyRef.",
          "spark.kubernetes.executor.secrets.",
          "spark.kubernetes.executor.volumes.",
          "spark.kubernetes.node.selector.",
          "spark.metrics.conf.",
          "spark.sql.catalog.",
          "spark.ssl.",
          "spark.task.resource.");

  /** What was read; a platform seldom has more than two lines. */
  private static final Map<SparkVersion, SparkKeys> READ = new ConcurrentHashMap<>();

  private final NavigableSet<String> known;

  private SparkKeys(NavigableSet<String> known) {
    this.known = known;
  }

  /** The settings of a line. */
  static SparkKeys of(SparkVersion version) {
    return READ.computeIfAbsent(version, line -> read("keys-" + line.line() + ".txt"));
  }

  private static SparkKeys read(String file) {
    try (InputStream in = SparkKeys.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + file + " of the Spark templates");
      }
      var keys = new TreeSet<String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(keys::add);
      return new SparkKeys(keys);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whether this line has a setting. */
  boolean has(String key) {
    return known.contains(key) || PREFIXES.stream().anyMatch(key::startsWith);
  }

  /**
   * The setting that a key nearly names: with one part between dots that is misspelt. Keys of
   * plugins seldom come that close.
   */
  Optional<String> nearest(String key) {
    String[] parts = key.split("\\.", -1);
    var candidates = new TreeMap<String, String>();
    for (String other : known) {
      String[] others = other.split("\\.", -1);
      if (others.length == parts.length) {
        differing(parts, others).ifPresent(at -> candidates.put(at + " " + others[at], other));
      }
    }
    for (int at = 0; at < parts.length; at++) {
      String prefix = at + " ";
      List<String> words =
          candidates.keySet().stream()
              .filter(candidate -> candidate.startsWith(prefix))
              .map(candidate -> candidate.substring(prefix.length()))
              .toList();
      Optional<String> near = Nearest.of(parts[at], words);
      if (near.isPresent()) {
        return Optional.of(candidates.get(prefix + near.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> differing(String[] parts, String[] others) {
    int found = -1;
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].equals(others[i])) {
        if (found >= 0) {
          return Optional.empty();
        }
        found = i;
      }
    }
    return found < 0 ? Optional.empty() : Optional.of(found);
  }
}
