package dev.plimsoll.internal;

import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses a class path on which Plimsoll would fail half-way, before it does.
 *
 * <p>Only jars that core works with are looked at, by where their classes lie; none is loaded. A
 * class path of fabric8 7 alone is not refused: trees are made without fabric8's own serializers,
 * and {@code conformance/steps/14-embedding.sh} holds that the bytes are the same.
 */
public final class ClassPathGuard {
  private static final String MODEL = "io.fabric8.kubernetes.api.model.";

  /** One class of each model jar that core needs. */
  private static final Map<String, String> MODELS = models();

  private static final Map<String, String> JACKSON =
      Map.of(
          "jackson-databind", "tools.jackson.databind.ObjectMapper",
          "jackson-core", "tools.jackson.core.JsonParser");

  private static final String ISOLATED =
      "; or leave the class path as it is, and use Plimsoll.isolated";

  private static final Optional<FindingsException> HERE =
      refusal(findings(ClassPathGuard.class.getClassLoader()));

  private ClassPathGuard() {}

  /**
   * Judges the class path that Plimsoll itself was loaded from, once.
   *
   * @throws FindingsException with one finding for each library that does not fit
   */
  public static void check() {
    if (HERE.isPresent()) {
      throw new FindingsException(HERE.get().findings());
    }
  }

  private static Optional<FindingsException> refusal(List<Finding> findings) {
    return findings.isEmpty() ? Optional.empty() : Optional.of(new FindingsException(findings));
  }

  /** What is wrong with the class path of a loader. */
  static List<Finding> findings(ClassLoader loader) {
    var findings = new ArrayList<Finding>();
    models(loader).ifPresent(findings::add);
    jackson(loader).ifPresent(findings::add);
    annotations(loader).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> models(ClassLoader loader) {
    var found = new ArrayList<Library>();
    var missing = new ArrayList<String>();
    MODELS.forEach(
        (artifact, type) ->
            Library.of(artifact, type, loader)
                .ifPresentOrElse(found::add, () -> missing.add(artifact)));
    if (!missing.isEmpty()) {
      return Optional.of(
          finding(
              "io.fabric8",
              "not there: " + String.join(", ", missing),
              "do not exclude what plimsoll-core depends on" + ISOLATED));
    }
    // What an older jar hides is part of the picture; what an older jar is hidden by does no harm.
    if (found.stream().anyMatch(library -> library.isBefore(8, 0))) {
      found.clear();
      MODELS.forEach((artifact, type) -> found.addAll(Library.all(artifact, type, loader)));
    }
    Map<String, List<Library>> byVersion =
        found.stream()
            .filter(library -> library.version().isPresent())
            .collect(
                Collectors.groupingBy(
                    library -> library.version().get(), LinkedHashMap::new, Collectors.toList()));
    if (byVersion.size() > 1) {
      return Optional.of(
          finding(
              "io.fabric8",
              "models of several versions, which do not fit each other: "
                  + byVersion.values().stream()
                      .map(ClassPathGuard::said)
                      .collect(Collectors.joining("; ")),
              "let all of io.fabric8 have one version, for example by importing"
                  + " io.fabric8:kubernetes-client-bom 8.0.0 before other BOMs"
                  + ISOLATED));
    }
    if (found.stream().anyMatch(library -> library.isBefore(7, 5))) {
      return Optional.of(
          finding(
              "io.fabric8",
              said(found) + "; the oldest that Plimsoll works with is 7.5",
              "import io.fabric8:kubernetes-client-bom 8.0.0 before other BOMs" + ISOLATED));
    }
    return Optional.empty();
  }

  private static Optional<Finding> jackson(ClassLoader loader) {
    return JACKSON.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> Library.of(entry.getKey(), entry.getValue(), loader).stream())
        .filter(library -> library.isBefore(3, 1))
        .findFirst()
        .map(
            library ->
                finding(
                    "tools.jackson.core",
                    library + "; the oldest that Plimsoll works with is 3.1",
                    "import tools.jackson:jackson-bom 3.1.7 before other BOMs" + ISOLATED));
  }

  /** Both Jacksons share one jar of annotations; Jackson 3.1 looks for one that came with 2.21. */
  private static Optional<Finding> annotations(ClassLoader loader) {
    return Library.of(
            "jackson-annotations", "com.fasterxml.jackson.annotation.JsonProperty", loader)
        .filter(library -> library.isBefore(2, 21))
        .map(
            library ->
                finding(
                    "com.fasterxml.jackson.core",
                    library + "; Jackson 3.1, which Plimsoll uses, needs 2.21",
                    "let com.fasterxml.jackson.core:jackson-annotations have version 2.21 or newer,"
                        + " which Jackson 2 of any version works with too"
                        + ISOLATED));
  }

  private static String said(List<Library> libraries) {
    int others = libraries.size() - 1;
    return libraries.get(0) + (others == 0 ? "" : " (and " + others + " more of this version)");
  }

  private static Finding finding(String group, String problem, String fix) {
    return Finding.of(PlimsollCodes.CLASS_PATH, Where.named("class path", group), problem, fix);
  }

  private static Map<String, String> models() {
    var models = new LinkedHashMap<String, String>();
    models.put("kubernetes-model-core", MODEL + "Pod");
    models.put("kubernetes-model-common", "io.fabric8.kubernetes.api.builder.Builder");
    models.put("kubernetes-model-apps", MODEL + "apps.Deployment");
    models.put("kubernetes-model-batch", MODEL + "batch.v1.Job");
    models.put("kubernetes-model-autoscaling", MODEL + "autoscaling.v2.HorizontalPodAutoscaler");
    models.put("kubernetes-model-networking", MODEL + "networking.v1.NetworkPolicy");
    models.put("kubernetes-model-rbac", MODEL + "rbac.Role");
    models.put("kubernetes-model-policy", MODEL + "policy.v1.PodDisruptionBudget");
    models.put("kubernetes-model-storageclass", MODEL + "storage.StorageClass");
    models.put("kubernetes-model-scheduling", MODEL + "scheduling.v1.PriorityClass");
    models.put(
        "kubernetes-model-apiextensions", MODEL + "apiextensions.v1.CustomResourceDefinition");
    models.put(
        "kubernetes-model-admissionregistration",
        MODEL + "admissionregistration.v1.ValidatingAdmissionPolicy");
    models.put("kubernetes-model-coordination", MODEL + "coordination.v1.Lease");
    models.put("kubernetes-model-gatewayapi", MODEL + "gatewayapi.v1.HTTPRoute");
    return models;
  }
}
