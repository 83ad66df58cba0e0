package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * A Secret and the folder in which it is mounted. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SecretInfo extends KindObject<SecretInfo> {
  private SecretInfo(MapNode fields) {
    super(fields);
  }

  @Override
  SecretInfo with(MapNode other) {
    return new SecretInfo(other);
  }

  /** One whose fields are given as a tree. */
  public static SecretInfo of(MapNode fields) {
    return new SecretInfo(fields);
  }

  /** The name of the Secret. */
  public static NeedsPath name(String value) {
    return new NeedsPath(of(nothing(SecretInfo.class)).set("name", value));
  }

  /** One that lacks path still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsPath {
    private final SecretInfo made;

    private NeedsPath(SecretInfo made) {
      this.made = made;
    }

    /** The folder in the container. */
    public NeedsSecretType path(String value) {
      return new NeedsSecretType(made.set("path", value));
    }
  }

  /** One that lacks secretType still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsSecretType {
    private final SecretInfo made;

    private NeedsSecretType(SecretInfo made) {
      this.made = made;
    }

    /**
     * What is in it: GCPServiceAccount (key.json), HadoopDelegationToken (hadoop.token) or Generic.
     */
    public SecretInfo secretType(String value) {
      return made.set("secretType", value);
    }
  }
}
