package dev.plimsoll.emit;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Which file of an environment's folder holds what. Immutable; depends on the bundle alone.
 *
 * <pre>
 * prod-eks/airflow/deployment.apps-scheduler.yaml     an object of a namespace
 * prod-eks/airflow/configmap-airflow.yaml             of the core group
 * prod-eks/_cluster/namespace-airflow.yaml            of the whole cluster
 * prod-eks/_latent/data-jobs/pod-marts.yaml           one that another program will make: for review, never applied
 * prod-eks/kustomization.yaml                         all but the latent ones, in an order in which they can be applied
 * prod-eks/topology.json                              a file that somebody added
 * </pre>
 *
 * Names that are too long for a file, or that have characters outside {@code [a-z0-9.-]}, are
 * shortened and carry the beginning of a hash of the identity.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class OutputLayout {
  /**
   * The file that lists the applied manifests for kustomize, {@code kubectl apply -k}, Argo CD and
   * Flux.
   */
  public static final String KUSTOMIZATION = "kustomization.yaml";

  private static final Pattern FOLDER = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  private static final Pattern EXTRA =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private final String environment;
  private final SortedMap<String, Manifest> manifests;
  private final SortedMap<String, ExtraFile> extras;

  private OutputLayout(
      String environment,
      SortedMap<String, Manifest> manifests,
      SortedMap<String, ExtraFile> extras) {
    this.environment = environment;
    this.manifests = Collections.unmodifiableSortedMap(manifests);
    this.extras = Collections.unmodifiableSortedMap(extras);
  }

  /**
   * The layout of a bundle.
   *
   * @param environment the name of the environment, which becomes the name of its folder
   * @throws FindingsException if the name cannot be a folder ({@link EmitCodes#FOLDER_NAME}) or two
   *     manifests have one identity ({@link EmitCodes#SAME_FILE})
   */
  public static OutputLayout of(String environment, Bundle bundle) {
    var findings = new Findings();
    if (!FOLDER.matcher(environment).matches() || environment.length() > 100) {
      findings.add(
          EmitCodes.FOLDER_NAME,
          Where.named("environment", environment),
          "\"" + environment + "\" cannot be the name of a folder",
          "use at most 100 lower-case letters, digits, \"-\" and \".\", with a letter or digit first and last");
    }
    var byPath = new TreeMap<String, List<Manifest>>();
    for (Manifest manifest : bundle.all()) {
      byPath.computeIfAbsent(FileNames.path(manifest), path -> new ArrayList<>(1)).add(manifest);
    }
    var manifests = new TreeMap<String, Manifest>();
    byPath.forEach((path, same) -> place(path, same, manifests, findings));
    findings.throwIfErrors();
    return new OutputLayout(environment, manifests, new TreeMap<>());
  }

  /**
   * Different objects that a name without separators cannot tell apart (group {@code a-b}, name
   * {@code c}; group {@code a}, name {@code b-c}) all get a hash.
   */
  private static void place(
      String path, List<Manifest> same, SortedMap<String, Manifest> manifests, Findings findings) {
    if (same.size() == 1) {
      manifests.put(path, same.get(0));
      return;
    }
    for (Manifest manifest : same) {
      Manifest before = manifests.putIfAbsent(FileNames.hashedPath(manifest), manifest);
      if (before != null) {
        findings.add(
            EmitCodes.SAME_FILE,
            manifest.where(FieldPath.of("metadata", "name")),
            "is declared twice: by " + before.origin() + " and by " + manifest.origin(),
            "remove one of the two, or give one another name");
      }
    }
  }

  /**
   * This layout with another file beside the manifests.
   *
   * @throws FindingsException if the path is not allowed, or is on, above or below another one
   *     ({@link EmitCodes#EXTRA_PATH})
   */
  public OutputLayout with(ExtraFile extra) {
    refuseIf(
        !EXTRA.matcher(extra.path()).matches() || extra.path().length() > 200,
        extra,
        "is no path inside the output folder");
    String folded = extra.path().toLowerCase(Locale.ROOT);
    for (String taken : paths()) {
      String other = taken.toLowerCase(Locale.ROOT);
      refuseIf(
          other.equals(folded) || other.startsWith(folded + "/") || folded.startsWith(other + "/"),
          extra,
          "is the place of \"" + taken + "\" already");
    }
    var more = new TreeMap<>(extras);
    more.put(extra.path(), extra);
    return new OutputLayout(environment, manifests, more);
  }

  private void refuseIf(boolean bad, ExtraFile extra, String problem) {
    if (bad) {
      Where where = Where.named("environment", environment).from(extra.origin());
      throw new FindingsException(
          Finding.of(
              EmitCodes.EXTRA_PATH,
              where,
              "extra file \"" + extra.path() + "\" " + problem,
              "choose a relative path of at most 200 letters, digits, \".\", \"_\" and \"-\", for example \"topology.json\""));
    }
  }

  /** The name of the environment and of its folder. */
  public String environment() {
    return environment;
  }

  /**
   * All paths, sorted: manifests, extra files and {@link #KUSTOMIZATION}; not the inventory, which
   * is about them.
   */
  public List<String> paths() {
    var paths = new ArrayList<String>(manifests.size() + extras.size() + 1);
    paths.addAll(manifests.keySet());
    paths.addAll(extras.keySet());
    paths.add(KUSTOMIZATION);
    Collections.sort(paths);
    return paths;
  }

  /**
   * What the files hold, by their paths, sorted: manifests, extra files and {@link #KUSTOMIZATION}.
   */
  public SortedMap<String, String> texts() {
    var texts = new TreeMap<String, String>();
    for (RenderedOutput.RenderedFile file : RenderedOutput.of(this).files()) {
      texts.put(file.path(), new String(file.bytes(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** The manifest whose file is at a path, applied or latent, if there is one. */
  public Optional<Manifest> manifestAt(String path) {
    return Optional.ofNullable(manifests.get(path));
  }

  /** The manifests by the paths of their files, sorted by path. */
  public SortedMap<String, Manifest> manifests() {
    return manifests;
  }

  /** The files beside the manifests. */
  public Collection<ExtraFile> extras() {
    return extras.values();
  }

  /** The paths of the applied manifests, in an order in which they can be applied one by one. */
  public List<String> inApplyOrder() {
    return manifests.entrySet().stream()
        .filter(e -> !e.getValue().isLatent())
        .sorted((a, b) -> ApplyOrder.COMPARATOR.compare(a.getValue(), b.getValue()))
        .map(e -> e.getKey())
        .toList();
  }

  /** {@code kustomization.yaml} itself was made by nobody but the layout. */
  static Origin origin() {
    return Origin.render("", "OutputLayout");
  }
}
