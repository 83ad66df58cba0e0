package dev.plimsoll.spark;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.spark.internal.SparkKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where the operator's CustomResourceDefinitions come from.
 *
 * @see <a href="https://github.com/kubeflow/spark-operator/tree/v2.5.2/config/crd/bases">Upstream's
 *     definitions</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface SparkDefinitions {
  /** They are in the cluster already; nothing is written. */
  static SparkDefinitions preinstalled() {
    return new Preinstalled();
  }

  /**
   * They are written from Plimsoll's specification of release 2.5.2. They say the same as
   * upstream's without descriptions, and so fit into a client-side apply.
   */
  static SparkDefinitions generated() {
    return new Generated();
  }

  /**
   * They are YAML files of yours on the class path, for example those of another release.
   *
   * @param beside a class beside which the files lie
   * @param names of the files, as {@link Class#getResource} takes them
   * @throws IllegalArgumentException if there is no such file, or it holds anything else
   * @throws dev.plimsoll.finding.FindingsException if a file is not read as YAML
   */
  static SparkDefinitions files(Class<?> beside, String... names) {
    var manifests = new ArrayList<Manifest>();
    for (String name : names) {
      var findings = new Findings();
      List<YamlDocument> documents = YamlReader.read(bytes(beside, name), name, findings);
      findings.throwIfErrors();
      for (YamlDocument document : documents) {
        manifests.add(definition(name, document));
      }
    }
    return new Files(manifests);
  }

  private static byte[] bytes(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no file \"" + name + "\" beside " + beside.getName() + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static Manifest definition(String name, YamlDocument document) {
    boolean isDefinition =
        document.root() instanceof MapNode tree
            && tree.findText("kind").filter("CustomResourceDefinition"::equals).isPresent();
    if (!isDefinition) {
      throw new IllegalArgumentException(
          "file \""
              + name
              + "\" holds something that is no CustomResourceDefinition, at line "
              + document.line());
    }
    return Manifest.of((MapNode) document.root());
  }

  /** The definitions that are applied with the operator. */
  List<Manifest> manifests(Origin origin);

  /** See {@link SparkDefinitions#preinstalled}. */
  record Preinstalled() implements SparkDefinitions {
    @Override
    public List<Manifest> manifests(Origin origin) {
      return List.of();
    }
  }

  /** See {@link SparkDefinitions#generated}. */
  record Generated() implements SparkDefinitions {
    @Override
    public List<Manifest> manifests(Origin origin) {
      return SparkKinds.definitions(origin).stream().map(Manifest::of).toList();
    }
  }

  /** See {@link SparkDefinitions#files}. */
  record Files(List<Manifest> definitions) implements SparkDefinitions {
    /** Copies the list. */
    public Files {
      definitions = List.copyOf(definitions);
    }

    @Override
    public List<Manifest> manifests(Origin origin) {
      return definitions;
    }
  }
}
