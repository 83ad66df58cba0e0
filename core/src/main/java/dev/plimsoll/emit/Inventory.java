package dev.plimsoll.emit;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a run wrote: {@code <environment>/.plimsoll/inventory.json}. It tells a generated file from
 * one that a person wrote or changed, and says of each where it comes from. It holds no time, host,
 * user or absolute path, so that equal input gives equal bytes.
 *
 * <p>The format has a JSON Schema, {@code dev/plimsoll/emit/inventory-v1.schema.json} in the jar.
 * Reading answers what was written, so {@code read(folder).equals(written)}.
 *
 * @param environment the name of the environment
 * @param entries the files, sorted by path
 */
@API(status = API.Status.EXPERIMENTAL)
public record Inventory(String environment, List<Entry> entries) {
  /** Version of the format: the value of {@code schema} in the file. */
  public static final String SCHEMA = "plimsoll/inventory/v1";

  /** Where the inventory lies inside the folder of an environment. */
  public static final String PATH = ".plimsoll/inventory.json";

  public Inventory {
    Objects.requireNonNull(environment, "environment");
    entries = List.copyOf(entries);
  }

  /**
   * One file.
   *
   * @param path relative to the folder of the environment, with {@code /}
   * @param sha256 of the bytes, 64 lower-case hexadecimal digits
   * @param object the object in it; empty for {@code kustomization.yaml} and files that somebody
   *     added
   * @param origin who wrote the object as a whole, or the file
   */
  public record Entry(String path, String sha256, Optional<ObjectEntry> object, Origin origin) {
    public Entry {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(object, "object");
      origin = OriginJson.portable(origin);
    }
  }

  /**
   * The object in a file.
   *
   * @param identity which object it is
   * @param latent whether another program makes it, so that it is not applied
   * @param canonicalSha256 of its canonical JSON (no spaces, sorted keys): equal as long as it says
   *     the same, however it is laid out
   */
  public record ObjectEntry(Identity identity, boolean latent, String canonicalSha256) {
    public ObjectEntry {
      Objects.requireNonNull(identity, "identity");
      Objects.requireNonNull(canonicalSha256, "canonicalSha256");
    }
  }

  /**
   * The inventory of an output folder.
   *
   * @param folder the folder of an environment, for example {@code target/plimsoll/prod-eks}
   * @return empty if there is none
   * @throws FindingsException if it cannot be read ({@link EmitCodes#INVENTORY})
   */
  public static Optional<Inventory> read(Path folder) {
    return read(new OutputFolder(folder));
  }

  static Optional<Inventory> read(OutputFolder folder) {
    DiskFile file = folder.read(PATH);
    if (!(file instanceof DiskFile.Content content)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InventoryJson.read(content.bytes()));
    } catch (IOException e) {
      throw new FindingsException(
          Finding.of(
              EmitCodes.INVENTORY,
              Where.named("file", folder.shown(PATH)),
              "the inventory cannot be read: " + e.getMessage(),
              "restore the file from version control, or remove the folder "
                  + folder.shown("")
                  + " and generate again"));
    }
  }

  /** The file as bytes: JSON, one line for each file. */
  byte[] toJson() {
    return InventoryJson.write(this);
  }

  /** The entries by path, in order. */
  Map<String, Entry> byPath() {
    var byPath = new LinkedHashMap<String, Entry>(entries.size() * 2);
    entries.forEach(entry -> byPath.put(entry.path(), entry));
    return byPath;
  }
}
