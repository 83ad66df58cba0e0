package dev.plimsoll.intent;

import dev.plimsoll.unit.DnsLabel;
import org.apiguardian.api.API;

/**
 * A bucket or container of an object store, such as S3, Cloud Storage, Azure Data Lake Storage or
 * MinIO.
 *
 * @param name the name that the platform gives it, a DNS label; the bucket's real name is in the
 *     binding
 */
@API(status = API.Status.EXPERIMENTAL)
public record ObjectStore(String name) implements Intent {
  public ObjectStore {
    name = DnsLabel.of(name).value();
  }

  /**
   * A store with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static ObjectStore named(String name) {
    return new ObjectStore(name);
  }

  /** A folder in this store; slashes at either end are dropped. */
  public ObjectPath path(String path) {
    return new ObjectPath(this, path);
  }

  /** The whole store. */
  public ObjectPath root() {
    return new ObjectPath(this, "");
  }

  @Override
  public String kind() {
    return "objectStore";
  }
}
