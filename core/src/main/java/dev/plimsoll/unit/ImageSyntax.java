package dev.plimsoll.unit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits the text of an image, with the meaning of package {@code reference} of the distribution
 * project: the part before the first slash is a registry if it has a dot, a colon or a capital, or
 * is {@code localhost}; all else is repository.
 */
final class ImageSyntax {
  private static final int REPOSITORY_MAX = 255;
  static final String OFFICIAL = "library/";
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");
  private static final Pattern PATH =
      Pattern.compile(
          "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

  private final String text;
  private final Optional<String> registry;
  private final String repository;
  private final Optional<String> tag;
  private final Optional<String> digest;

  ImageSyntax(String text) {
    this.text = text;
    String rest = text;
    int slash = rest.indexOf('/');
    if (slash > 0 && isRegistry(rest.substring(0, slash))) {
      registry = Optional.of(rest.substring(0, slash));
      rest = rest.substring(slash + 1);
    } else {
      registry = Optional.empty();
    }
    int at = rest.indexOf('@');
    digest = at < 0 ? Optional.empty() : Optional.of(rest.substring(at + 1));
    rest = at < 0 ? rest : rest.substring(0, at);
    int colon = rest.indexOf(':');
    tag = colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
    repository = colon < 0 ? rest : rest.substring(0, colon);
    check();
  }

  private static boolean isRegistry(String first) {
    return first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.equals("localhost")
        || first.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }

  private void check() {
    require(
        !text.isEmpty(),
        "must not be empty",
        "name an image, for example \"registry.acme.example/spark:4.0.4\"");
    require(
        registry.isEmpty() || HOST.matcher(registry.get()).matches(),
        "has the registry \"" + registry.orElse("") + "\", which is no host with an optional port",
        "write for example \"registry.acme.example:5000\"");
    require(
        PATH.matcher(repository).matches(),
        "has the repository \""
            + repository
            + "\", which must be lower-case letters and digits, parted by '/', '-', '_' or '.'",
        "write for example \"acme/spark\"");
    require(
        tag.isEmpty() || TAG.matcher(tag.get()).matches(),
        "has the tag \""
            + tag.orElse("")
            + "\", which must be at most 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-'",
        "write for example \"4.0.4\"");
    require(
        digest.isEmpty() || DIGEST.matcher(digest.get()).matches(),
        "has the digest \""
            + digest.orElse("")
            + "\", which must be sha256, sha384 or sha512, ':' and all its lower-case hexadecimal digits",
        "write for example \"sha256:\" and 64 hexadecimal digits");
    require(
        !IDENTIFIER.matcher(text).matches(),
        "is the bare identifier of an image, which names no repository",
        "write repository and digest: \"repository@sha256:…\"");
    String hub = repository.indexOf('/') < 0 && isDockerHub(registry) ? OFFICIAL : "";
    int length = hub.length() + repository.length();
    require(
        length <= REPOSITORY_MAX,
        "has a repository of " + length + " characters, the most is " + REPOSITORY_MAX,
        "shorten the repository");
  }

  /** No registry is Docker Hub, whose repositories of one word lie in {@value #OFFICIAL}. */
  static boolean isDockerHub(Optional<String> registry) {
    return registry.isEmpty()
        || registry.get().equals("docker.io")
        || registry.get().equals("index.docker.io");
  }

  private void require(boolean fine, String rule, String repair) {
    if (!fine) {
      throw new InvalidValueException("image", text, rule, repair);
    }
  }

  Optional<String> registry() {
    return registry;
  }

  String repository() {
    return repository;
  }

  Optional<String> tag() {
    return tag;
  }

  Optional<String> digest() {
    return digest;
  }
}
