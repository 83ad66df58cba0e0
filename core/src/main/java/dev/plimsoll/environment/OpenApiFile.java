package dev.plimsoll.environment;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The OpenAPI document of a cluster as a file: what {@code kubectl get --raw /openapi/v2} prints.
 * Documents are judged by it instead of by the schemas that come with Plimsoll, so that a cluster
 * of any minor can be written for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v2">The
 *     OpenAPI document of the Kubernetes API</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class OpenApiFile {
  /** How such a file is made. */
  public static final String COMMAND = "kubectl get --raw /openapi/v2 > openapi.json";

  private OpenApiFile() {}

  /**
   * Reads the schemas of a cluster.
   *
   * @param version its minor, which decides which hand-written rules of the server apply
   * @param where what names the file, for findings
   * @param findings receives what is wrong
   * @return the schemas, or empty if the file cannot be read or is none of a Kubernetes API server
   */
  public static Optional<Schemas> read(
      Path path, KubernetesVersion version, Where where, Findings findings) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      findings.add(
          EnvironmentCodes.UNREADABLE,
          where,
          e instanceof NoSuchFileException
              ? "there is no file " + EnvironmentFolder.text(path)
              : "the file "
                  + EnvironmentFolder.text(path)
                  + " cannot be read: "
                  + EnvironmentFolder.reason(e),
          "ask the cluster for it: " + COMMAND);
      return Optional.empty();
    }
    var own = new Findings();
    String file = EnvironmentFolder.text(path);
    List<YamlDocument> documents = YamlReader.read(bytes, file, own);
    findings.addAll(own.sorted());
    if (own.hasErrors()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Schemas.ofOpenApi(version, List.of(map(documents))));
    } catch (IllegalArgumentException foreign) {
      findings.add(
          EnvironmentCodes.NO_OPEN_API,
          where,
          file + " describes no Kubernetes API: " + foreign.getMessage(),
          "ask the cluster for it: " + COMMAND);
      return Optional.empty();
    }
  }

  private static MapNode map(List<YamlDocument> documents) {
    if (documents.size() == 1 && documents.get(0).root() instanceof MapNode map) {
      return map;
    }
    throw new IllegalArgumentException(
        "it holds " + (documents.size() == 1 ? "no map" : documents.size() + " documents"));
  }
}
