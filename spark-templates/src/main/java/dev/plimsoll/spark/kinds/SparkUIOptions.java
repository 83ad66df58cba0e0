package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The Service and the Ingress of a driver's page. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkUIOptions extends KindObject<SparkUIOptions> {
  private SparkUIOptions(MapNode fields) {
    super(fields);
  }

  @Override
  SparkUIOptions with(MapNode other) {
    return new SparkUIOptions(other);
  }

  /** One whose fields are given as a tree. */
  public static SparkUIOptions of(MapNode fields) {
    return new SparkUIOptions(fields);
  }

  /** One that says nothing. */
  public static SparkUIOptions empty() {
    return new SparkUIOptions(nothing(SparkUIOptions.class));
  }

  /** This with one entry more. Annotations of the Ingress. */
  public SparkUIOptions withIngressAnnotations(String key, String value) {
    return entry("ingressAnnotations", key, value);
  }

  /** This with these entries and no others. Annotations of the Ingress. */
  public SparkUIOptions withIngressAnnotations(Map<String, String> all) {
    return entries("ingressAnnotations", all);
  }

  /** This with more of them. Certificates of the Ingress. */
  public SparkUIOptions withIngressTLS(IngressTLS... more) {
    return add("ingressTLS", List.of(more));
  }

  /** This with one entry more. Annotations of the Service. */
  public SparkUIOptions withServiceAnnotations(String key, String value) {
    return entry("serviceAnnotations", key, value);
  }

  /** This with these entries and no others. Annotations of the Service. */
  public SparkUIOptions withServiceAnnotations(Map<String, String> all) {
    return entries("serviceAnnotations", all);
  }

  /** This with one entry more. Labels of the Service. */
  public SparkUIOptions withServiceLabels(String key, String value) {
    return entry("serviceLabels", key, value);
  }

  /** This with these entries and no others. Labels of the Service. */
  public SparkUIOptions withServiceLabels(Map<String, String> all) {
    return entries("serviceLabels", all);
  }

  /** The port of the Service, 1 to 65535. Default: 4040. */
  public SparkUIOptions withServicePort(int value) {
    return set("servicePort", value);
  }

  /** The name of the port. Default: spark-driver-ui-port. */
  public SparkUIOptions withServicePortName(String value) {
    return set("servicePortName", value);
  }

  /** The type of the Service. Default: ClusterIP. */
  public SparkUIOptions withServiceType(String value) {
    return set("serviceType", value);
  }
}
