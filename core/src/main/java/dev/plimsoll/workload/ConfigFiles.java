package dev.plimsoll.workload;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.DnsLabel;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A ConfigMap of files, which containers read from a mounted folder. A file in a known format stays
 * data: overlays reach into it, renames follow through it.
 *
 * @param name the name of the ConfigMap, a DNS label
 * @param files what the files say, by file name: a string, or an embedded document
 */
@API(status = API.Status.EXPERIMENTAL)
public record ConfigFiles(String name, SortedMap<String, Node> files) {
  private static final Origin HERE = Origin.render("", "ConfigFiles.with");

  /**
   * Checks name and file names.
   *
   * @throws IllegalArgumentException if the name is no DNS label, or a file name is no key of a
   *     ConfigMap
   */
  public ConfigFiles {
    name = DnsLabel.of(name).value();
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    files.keySet().forEach(ConfigValues::requireKey);
  }

  /** A ConfigMap without files. */
  public static ConfigFiles named(String name) {
    return new ConfigFiles(name, new TreeMap<>());
  }

  /** This ConfigMap with a text file more. */
  public ConfigFiles with(String file, String text) {
    return with(file, ScalarNode.string(text, HERE));
  }

  /**
   * This ConfigMap with a file more that is data.
   *
   * @param file the file name
   * @param format the language that it is written in
   * @param data maps, lists, texts, numbers and truth values
   */
  public ConfigFiles with(String file, EmbeddedFormat format, Map<String, ?> data) {
    return with(file, EmbeddedNode.of(format, ObjectNodes.from(data, HERE), HERE));
  }

  /**
   * This ConfigMap with a file more that is data, in the language that its name ends on: {@code
   * .yaml}, {@code .yml}, {@code .json}, {@code .ini}, {@code .cfg}, {@code .properties}.
   *
   * @throws IllegalArgumentException if the name ends on none of these
   */
  public ConfigFiles with(String file, Map<String, ?> data) {
    EmbeddedFormat format =
        EmbeddedFormats.ofFile(file)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "file \""
                            + file
                            + "\" of config \""
                            + name
                            + "\": its name ends on no known format; say which one it is in"));
    return with(file, format, data);
  }

  /** This ConfigMap with a file more: a string, or an embedded document. */
  public ConfigFiles with(String file, Node content) {
    return new ConfigFiles(name, Copies.plus(files, file, content));
  }
}
