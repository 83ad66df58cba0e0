package dev.plimsoll.manifest;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of manifests that are read from text. */
@API(status = API.Status.EXPERIMENTAL)
public final class ManifestCodes implements CodeProvider {
  /** There is no resource of that name. */
  public static final Code RESOURCE_NOT_FOUND =
      Code.error(
          "PLM0121",
          Stage.DEFINE,
          "A resource with manifests is not on the class path",
          "Manifests that another program writes while classes are compiled, as Dekorate does into"
              + " `META-INF/dekorate/kubernetes.yml`, are there only after that compilation. Note that"
              + " `javac` of JDK 23 and newer runs annotation processors only if told, with"
              + " `-proc:full`. See [Dekorate](https://dekorate.io/).");

  /** A document is no Kubernetes object. */
  public static final Code NO_OBJECT =
      Code.error(
          "PLM0122",
          Stage.DEFINE,
          "A document is no Kubernetes object",
          "An object that joins a platform says `apiVersion`, `kind` and `metadata.name`, so that"
              + " references, names and edits can find it. See"
              + " [objects in Kubernetes](https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields).");

  /** For {@link java.util.ServiceLoader}. */
  public ManifestCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(RESOURCE_NOT_FOUND, NO_OBJECT);
  }
}
