package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A string value that is a document itself, such as a ConfigMap entry that holds YAML or INI. It
 * stays a tree until it is written, so that renames, hashes, overlays and checks reach into it; for
 * Kubernetes it is the text that its format renders.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class EmbeddedNode implements Node {
  private final EmbeddedFormat format;
  private final Node content;
  private final Origin origin;
  private volatile String text;

  private EmbeddedNode(EmbeddedFormat format, Node content, Origin origin) {
    this.format = Objects.requireNonNull(format, "format");
    this.content = Objects.requireNonNull(content, "content");
    this.origin = Objects.requireNonNull(origin, "origin");
  }

  /** An embedded document. */
  public static EmbeddedNode of(EmbeddedFormat format, Node content, Origin origin) {
    return new EmbeddedNode(format, content, origin);
  }

  /** The language of the document. */
  public EmbeddedFormat format() {
    return format;
  }

  /** The document as a tree. */
  public Node content() {
    return content;
  }

  /** The document as the text that Kubernetes stores. */
  public String text() {
    String known = text;
    if (known == null) {
      known = format.write(content);
      text = known;
    }
    return known;
  }

  /** This document with another content. */
  public EmbeddedNode withContent(Node other) {
    return other == content ? this : new EmbeddedNode(format, other, origin);
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public EmbeddedNode withOrigin(Origin other) {
    return other == origin ? this : new EmbeddedNode(format, content, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmbeddedNode that
        && format.equals(that.format)
        && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return format.hashCode() * 31 + content.hashCode();
  }

  @Override
  public String toString() {
    return format + "(" + content + ")";
  }
}
