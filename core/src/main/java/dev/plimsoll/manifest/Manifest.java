package dev.plimsoll.manifest;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * One Kubernetes object: its tree, its identity as the tree says it, and whether it is applied or
 * latent. Immutable.
 *
 * <p>The identity is read from the tree whenever the tree changes, so the two cannot differ.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Manifest {
  private final Identity identity;
  private final MapNode tree;
  private final Presence presence;

  private Manifest(Identity identity, MapNode tree, Presence presence) {
    this.identity = identity;
    this.tree = tree;
    this.presence = Objects.requireNonNull(presence, "presence");
  }

  /**
   * An applied manifest.
   *
   * @throws IllegalArgumentException if the tree lacks apiVersion, kind or metadata.name
   */
  public static Manifest of(MapNode tree) {
    return new Manifest(identityOf(tree), tree, Presence.APPLIED);
  }

  /** This manifest as one that another program makes. */
  public Manifest latent(String maker, int most) {
    return new Manifest(identity, tree, new Presence.Latent(maker, most));
  }

  private static Identity identityOf(MapNode tree) {
    MapNode metadata =
        tree.findMap("metadata")
            .orElseThrow(
                () -> new IllegalArgumentException("a manifest without metadata: " + tree.keys()));
    return new Identity(
        text(tree, "apiVersion"),
        text(tree, "kind"),
        metadata.findText("namespace"),
        text(metadata, "name"));
  }

  private static String text(MapNode map, String key) {
    return map.findText(key)
        .orElseThrow(
            () -> new IllegalArgumentException("a manifest without " + key + ": " + map.origin()));
  }

  /** Which object this is. */
  public Identity identity() {
    return identity;
  }

  /** The object itself. */
  public MapNode tree() {
    return tree;
  }

  /** Applied or latent. */
  public Presence presence() {
    return presence;
  }

  /** Whether another program makes it. */
  public boolean isLatent() {
    return presence instanceof Presence.Latent;
  }

  /** Who wrote the object as a whole. */
  public Origin origin() {
    return tree.origin();
  }

  /**
   * Whether it is of a kind, for example {@code is("apps", "Deployment")}; the core group is empty.
   */
  public boolean is(String group, String kind) {
    return identity.kind().equals(kind) && identity.group().equals(group);
  }

  /** The value at a path, if there is one. */
  public Optional<Node> find(FieldPath path) {
    return tree.find(path);
  }

  /** The value of a label of the object itself, if it has it. */
  public Optional<String> label(String key) {
    return tree.findMap("metadata").flatMap(m -> m.findMap("labels")).flatMap(l -> l.findText(key));
  }

  /** The value of an annotation of the object itself, if it has it. */
  public Optional<String> annotation(String key) {
    return tree.findMap("metadata")
        .flatMap(m -> m.findMap("annotations"))
        .flatMap(l -> l.findText(key));
  }

  /** This manifest with another tree; the identity follows. */
  public Manifest withTree(MapNode other) {
    return other == tree ? this : new Manifest(identityOf(other), other, presence);
  }

  /** This manifest with a changed tree; the identity follows. */
  public Manifest map(UnaryOperator<MapNode> change) {
    return withTree(change.apply(tree));
  }

  /**
   * The place of a field of this object, for a finding: with the origin of the nearest node that is
   * there.
   */
  public Where where(FieldPath path) {
    FieldPath at = path;
    Optional<Node> node = tree.find(at);
    while (node.isEmpty() && !at.isRoot()) {
      at = at.parent();
      node = tree.find(at);
    }
    return new Where(identity.subject(), path, node.map(Node::origin).orElse(tree.origin()));
  }

  @Override
  public String toString() {
    return identity + (isLatent() ? " (latent)" : "");
  }
}
