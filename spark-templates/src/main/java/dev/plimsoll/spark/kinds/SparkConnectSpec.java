package dev.plimsoll.spark.kinds;

import dev.plimsoll.component.CustomResource;
import dev.plimsoll.node.MapNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * A server of Spark Connect, and its executors. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkConnectSpec extends KindObject<SparkConnectSpec> {
  private SparkConnectSpec(MapNode fields) {
    super(fields);
  }

  @Override
  SparkConnectSpec with(MapNode other) {
    return new SparkConnectSpec(other);
  }

  /** One whose fields are given as a tree. */
  public static SparkConnectSpec of(MapNode fields) {
    return new SparkConnectSpec(fields);
  }

  /** The executors. */
  public static NeedsServer executor(ConnectExecutor value) {
    return new NeedsServer(of(nothing(SparkConnectSpec.class)).set("executor", value));
  }

  /** One that lacks server still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsServer {
    private final SparkConnectSpec made;

    private NeedsServer(SparkConnectSpec made) {
      this.made = made;
    }

    /** The server. */
    public NeedsSparkVersion server(ConnectServer value) {
      return new NeedsSparkVersion(made.set("server", value));
    }
  }

  /** One that lacks sparkVersion still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsSparkVersion {
    private final SparkConnectSpec made;

    private NeedsSparkVersion(SparkConnectSpec made) {
      this.made = made;
    }

    /** The release of Spark in the image, for example 4.0.4. The image decides what runs. */
    public SparkConnectSpec sparkVersion(String value) {
      return made.set("sparkVersion", value);
    }
  }

  /** How the number of executors follows the load. Default: it is fixed. */
  public SparkConnectSpec withDynamicAllocation(DynamicAllocation value) {
    return set("dynamicAllocation", value);
  }

  /**
   * This with a change of it. How the number of executors follows the load. Default: it is fixed.
   */
  public SparkConnectSpec editDynamicAllocation(UnaryOperator<DynamicAllocation> change) {
    return edit("dynamicAllocation", DynamicAllocation::of, change);
  }

  /** This with one entry more. Settings of Hadoop, with or without the prefix spark.hadoop. */
  public SparkConnectSpec withHadoopConf(String key, String value) {
    return entry("hadoopConf", key, value);
  }

  /**
   * This with these entries and no others. Settings of Hadoop, with or without the prefix
   * spark.hadoop.
   */
  public SparkConnectSpec withHadoopConf(Map<String, String> all) {
    return entries("hadoopConf", all);
  }

  /** The image of server and executors, unless their templates name one. */
  public SparkConnectSpec withImage(String value) {
    return set("image", value);
  }

  /**
   * This with one entry more. Settings of Spark. They are pasted into a shell command, so no
   * blanks, quotes, $ or ;.
   */
  public SparkConnectSpec withSparkConf(String key, String value) {
    return entry("sparkConf", key, value);
  }

  /**
   * This with these entries and no others. Settings of Spark. They are pasted into a shell command,
   * so no blanks, quotes, $ or ;.
   */
  public SparkConnectSpec withSparkConf(Map<String, String> all) {
    return entries("sparkConf", all);
  }

  /** This with a change of it. The executors. */
  public SparkConnectSpec editExecutor(UnaryOperator<ConnectExecutor> change) {
    return edit("executor", ConnectExecutor::of, change);
  }

  /** This with a change of it. The server. */
  public SparkConnectSpec editServer(UnaryOperator<ConnectServer> change) {
    return edit("server", ConnectServer::of, change);
  }

  /**
   * The SparkConnect of this spec.
   *
   * @param name a DNS label that begins with a letter
   */
  public CustomResource named(String name) {
    return resource("v1alpha1", "SparkConnect", name);
  }
}
