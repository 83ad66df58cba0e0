package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A file of manifests.
 *
 * @param name what findings call it: the path as the user gave it, with {@code /}; {@code -} for
 *     standard input
 * @param content opens it, once
 * @param presence whether its objects are applied, or are made by another program and lie here for
 *     review only
 * @param findings what is known of the file as a whole already; they are told with its first
 *     document
 */
@API(status = API.Status.EXPERIMENTAL)
public record ManifestSource(
    String name, Content content, Presence presence, List<Finding> findings) {
  /** Opens a source. */
  @FunctionalInterface
  public interface Content {
    /**
     * The bytes from the beginning; the caller closes the stream.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;
  }

  /** Whether the objects of a file are applied. */
  public enum Presence {
    /** They are applied. */
    APPLIED,
    /** Another program makes them. */
    LATENT
  }

  public ManifestSource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(presence, "presence");
    findings = List.copyOf(findings);
  }

  /** A file whose objects are applied. */
  public static ManifestSource of(Path file) {
    return new ManifestSource(
        shown(file), () -> Files.newInputStream(file), Presence.APPLIED, List.of());
  }

  /** A text whose objects are applied. */
  public static ManifestSource of(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ManifestSource(
        name, () -> new ByteArrayInputStream(bytes), Presence.APPLIED, List.of());
  }

  /** Something that holds no manifest and of which findings are known. */
  public static ManifestSource ofFindings(String name, List<Finding> findings) {
    return new ManifestSource(
        name, () -> new ByteArrayInputStream(new byte[0]), Presence.APPLIED, findings);
  }

  /** A path as findings name it. */
  public static String shown(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** This source with another presence and more findings. */
  public ManifestSource with(Presence other, List<Finding> more) {
    return new ManifestSource(name, content, other, more);
  }
}
