package dev.plimsoll.compile;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.environment.Surroundings;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Changes names as an environment says: prefix and suffix, other namespaces, content hashes. Every
 * reference follows: fields of the catalogue, in applied and latent objects and in whole objects
 * within embedded documents; labels that carry names; names that controllers derive; addresses of
 * Services in any text.
 *
 * <p>What gets a prefix or suffix: every applied object, except those whose name has a meaning of
 * its own (Namespaces, CustomResourceDefinitions, APIServices, CSIDrivers, SealedSecrets, names
 * that begin with {@code system:}, the account {@code default}, and objects with the annotation
 * {@value Naming#KEEP_NAME}). A latent object keeps the name that its maker gives it, unless the
 * catalogue derives that name from an object that is renamed.
 *
 * <p>What is an address, as a whole word:
 *
 * <ul>
 *   <li>{@code service.namespace.svc}, with anything before and behind it;
 *   <li>{@code pod.service} and {@code pod.service.namespace}, if the pod is one of a StatefulSet
 *       whose {@code serviceName} is that Service;
 *   <li>{@code service} and {@code service.namespace} as the host of a URL, or with a colon and one
 *       of the Service's ports, maybe behind a user;
 *   <li>the same as a value, or in a list with commas, whose key says that it is a host: the
 *       variable {@code DB_HOST}, the flag {@code --server}, the entry {@code peers} of a file,
 *       also within a text ({@code host=db user=app}).
 * </ul>
 *
 * <p>Any other word stays, and a finding says so if it is a name that changes ({@link
 * NameCodes#OLD_NAME_LEFT}).
 *
 * <p>A content hash is ten hexadecimal digits of the SHA-256 of the object's canonical JSON without
 * its metadata, after all names in it are final; so objects are hashed in the order in which they
 * refer to each other.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Namer {
  private final String environment;
  private final Naming naming;
  private final Surroundings surroundings;

  /**
   * A namer.
   *
   * @param environment the name of the environment, for findings
   * @param naming what it says of names
   * @param surroundings which fields name others
   */
  public Namer(String environment, Naming naming, Surroundings surroundings) {
    this.environment = Objects.requireNonNull(environment, "environment");
    this.naming = Objects.requireNonNull(naming, "naming");
    this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
  }

  /** The namer for an environment. */
  public static Namer of(Environment<?> environment) {
    return new Namer(environment.name(), environment.naming(), environment.surroundings());
  }

  /**
   * Names the objects of a bundle.
   *
   * @param findings receives names that are illegal now, and hashes that need each other
   * @return the bundle with new names; the annotations that steer this stage are gone. The same
   *     bundle if nothing changes
   */
  public Bundle name(Bundle bundle, Findings findings) {
    if (isUnchanged(bundle)) {
      return bundle;
    }
    var limits = new NameLimits(environment, naming, findings);
    if (!limits.allow(bundle)) {
      return bundle;
    }
    References references = References.of(bundle, surroundings.catalogue(), Externals.none());
    var names = new NewNames(naming, references);
    var services = new ServiceNames(references, names);
    List<Manifest> order = new HashOrder(naming.hashes(), references, findings).order(names);
    var left = new LeftNames(references, names, services);
    var edits = new NameEdits(references, names, new ServiceAddresses(services, left));
    var named = new ArrayList<Manifest>(bundle.size());
    for (Manifest manifest : order) {
      Manifest after = edits.apply(manifest);
      if (names.isHashed(manifest)) {
        names.hash(manifest, ContentHash.of(after));
        after = edits.renamed(after, names.of(manifest).name());
      }
      limits.check(manifest, after);
      named.add(after);
    }
    left.report(findings);
    return Bundle.of(named);
  }

  /**
   * What overlays took out, as it would be called now.
   *
   * @param left what there is; what was put back does not count as taken out
   */
  List<Removed> named(List<Removed> removed, Bundle left) {
    return removed.stream()
        .filter(one -> isGone(one.manifest().identity(), left))
        .map(one -> one.with(renamed(one.manifest())))
        .toList();
  }

  private static boolean isGone(Identity id, Bundle left) {
    return left.find(id.group(), id.kind(), id.namespace(), id.name()).isEmpty();
  }

  private Manifest renamed(Manifest manifest) {
    ObjectKey key = NewNames.rename(naming, manifest);
    MapNode tree = renamed(manifest.tree(), "name", key.name());
    return manifest.withTree(
        key.namespace().map(home -> renamed(tree, "namespace", home)).orElse(tree));
  }

  private static MapNode renamed(MapNode tree, String field, String name) {
    FieldPath path = FieldPath.of("metadata", field);
    Node before = tree.find(path).orElse(tree);
    return (MapNode) Nodes.set(tree, path, ScalarNode.string(name, before.origin()));
  }

  private boolean isUnchanged(Bundle bundle) {
    return naming.isUnchanged() && bundle.all().stream().noneMatch(NameMarks::isMarked);
  }
}
