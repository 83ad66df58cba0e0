package dev.plimsoll.emit;

import dev.plimsoll.finding.Origin;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A file beside the manifests, such as the topology or a hand-off list. It is written, recorded and
 * removed like them, and {@code kustomization.yaml} does not list it.
 *
 * @param path relative to the folder of the environment, with {@code /}; letters, digits, {@code
 *     .}, {@code _} and {@code -}; no segment begins with a dot
 * @param text the whole text; written as UTF-8
 * @param origin who made it
 */
@API(status = API.Status.EXPERIMENTAL)
public record ExtraFile(String path, String text, Origin origin) {
  public ExtraFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(origin, "origin");
  }
}
