package dev.plimsoll.unit;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A container image, pinned: {@code registry.acme.example/spark:4.0.4}. It has a tag other than
 * {@code latest}, or a digest, or both; with both the node pulls the digest and the tag is for
 * people.
 *
 * <p>Without a registry the node asks Docker Hub: {@code nginx:1.29} is {@code
 * docker.io/library/nginx:1.29}. The text is kept as written.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">The reference grammar</a>,
 *     which container runtimes follow
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#image-names">Kubernetes,
 *     image names</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Image implements Comparable<Image> {
  private final Optional<String> registry;
  private final String repository;
  private final Optional<String> tag;
  private final Optional<String> digest;

  private Image(
      Optional<String> registry, String repository, Optional<String> tag, Optional<String> digest) {
    this.registry = registry;
    this.repository = repository;
    this.tag = tag;
    this.digest = digest;
  }

  /**
   * Reads {@code [registry/]repository[:tag][@digest]}.
   *
   * @throws InvalidValueException if a container runtime cannot read it, or if it is not pinned:
   *     neither tag nor digest, or {@code latest} without a digest
   */
  public static Image of(String text) {
    ImageSyntax syntax = new ImageSyntax(text);
    Image image = new Image(syntax.registry(), syntax.repository(), syntax.tag(), syntax.digest());
    if (image.digest.isEmpty()) {
      if (image.tag.isEmpty()) {
        throw new InvalidValueException(
            "image",
            text,
            "has neither tag nor digest, so that every pull may bring another program",
            "add a version, for example \"" + text + ":1.0.0\"");
      }
      if (image.tag.get().equals("latest")) {
        throw new InvalidValueException(
            "image",
            text,
            "has the tag latest, so that every pull may bring another program",
            "name a version, or add the digest: \"" + text + "@sha256:…\"");
      }
    }
    return image;
  }

  /**
   * The rule that a text breaks for a container runtime, or nothing; unpinned images are fine here.
   */
  public static Optional<String> problem(String text) {
    try {
      new ImageSyntax(text);
      return Optional.empty();
    } catch (InvalidValueException e) {
      return Optional.of(e.rule());
    }
  }

  /** Host and maybe port of the registry, if one is named. */
  public Optional<String> registry() {
    return registry;
  }

  /** The path within the registry, for example {@code acme/spark}. */
  public String repository() {
    return repository;
  }

  /** The tag, for example {@code 4.0.4}. */
  public Optional<String> tag() {
    return tag;
  }

  /** The digest, for example {@code sha256:…}. */
  public Optional<String> digest() {
    return digest;
  }

  /**
   * The same image in another registry, for example a mirror.
   *
   * @param host host, maybe with a port; maybe followed by a path that goes before the repository
   * @throws InvalidValueException if the result is no image
   */
  public Image withRegistry(String host) {
    Image moved = of(host + "/" + repository + suffix());
    if (moved.registry.isEmpty()) {
      throw new InvalidValueException(
          "registry",
          host,
          "must be a host with a dot or a port, or localhost",
          "write for example \"registry.acme.example\"");
    }
    return moved;
  }

  /**
   * The same image at another version; drops the digest, which belonged to the former one.
   *
   * @throws InvalidValueException if it is no tag, or {@code latest}
   */
  public Image withTag(String other) {
    return of(name() + ":" + other);
  }

  /**
   * The same image, pinned to its content; keeps the tag.
   *
   * @param other for example {@code sha256:} and 64 hexadecimal digits
   * @throws InvalidValueException if it is no digest
   */
  public Image withDigest(String other) {
    return of(name() + tag.map(t -> ":" + t).orElse("") + "@" + other);
  }

  /** Registry and repository, without tag and digest. */
  public String name() {
    return registry.map(r -> r + "/").orElse("") + repository;
  }

  /**
   * Registry and repository that the node really asks: {@code docker.io/library/nginx} for {@code
   * nginx}.
   */
  public String resolvedName() {
    boolean hub = ImageSyntax.isDockerHub(registry);
    String official = hub && repository.indexOf('/') < 0 ? ImageSyntax.OFFICIAL : "";
    return (hub ? "docker.io" : registry.get()) + "/" + official + repository;
  }

  private String suffix() {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  @Override
  public int compareTo(Image other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image image && toString().equals(image.toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(registry, repository, tag, digest);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return name() + suffix();
  }
}
