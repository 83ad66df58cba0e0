package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A driver. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DriverSpec extends SparkPodSpec<DriverSpec> {
  private DriverSpec(MapNode fields) {
    super(fields);
  }

  @Override
  DriverSpec with(MapNode other) {
    return new DriverSpec(other);
  }

  /** One whose fields are given as a tree. */
  public static DriverSpec of(MapNode fields) {
    return new DriverSpec(fields);
  }

  /** One that says nothing. */
  public static DriverSpec empty() {
    return new DriverSpec(nothing(DriverSpec.class));
  }

  /** The address of the API server for the driver. Default: https://kubernetes.default.svc. */
  public DriverSpec withKubernetesMaster(String value) {
    return set("kubernetesMaster", value);
  }

  /** The name of the pod. Default: that of the application and -driver. */
  public DriverSpec withPodName(String value) {
    return set("podName", value);
  }

  /** This with one entry more. Annotations of the driver's Service. */
  public DriverSpec withServiceAnnotations(String key, String value) {
    return entry("serviceAnnotations", key, value);
  }

  /** This with these entries and no others. Annotations of the driver's Service. */
  public DriverSpec withServiceAnnotations(Map<String, String> all) {
    return entries("serviceAnnotations", all);
  }

  /** This with one entry more. Labels of the driver's Service. */
  public DriverSpec withServiceLabels(String key, String value) {
    return entry("serviceLabels", key, value);
  }

  /** This with these entries and no others. Labels of the driver's Service. */
  public DriverSpec withServiceLabels(Map<String, String> all) {
    return entries("serviceLabels", all);
  }
}
