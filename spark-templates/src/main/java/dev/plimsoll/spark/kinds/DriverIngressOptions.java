package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A Service for a port of the driver, and an Ingress. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DriverIngressOptions extends KindObject<DriverIngressOptions> {
  private DriverIngressOptions(MapNode fields) {
    super(fields);
  }

  @Override
  DriverIngressOptions with(MapNode other) {
    return new DriverIngressOptions(other);
  }

  /** One whose fields are given as a tree. */
  public static DriverIngressOptions of(MapNode fields) {
    return new DriverIngressOptions(fields);
  }

  /** The port of the Service and of the driver, 1 to 65535. */
  public static NeedsServicePortName servicePort(int value) {
    return new NeedsServicePortName(
        of(nothing(DriverIngressOptions.class)).set("servicePort", value));
  }

  /** One that lacks servicePortName still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsServicePortName {
    private final DriverIngressOptions made;

    private NeedsServicePortName(DriverIngressOptions made) {
      this.made = made;
    }

    /** The name of the port. */
    public DriverIngressOptions servicePortName(String value) {
      return made.set("servicePortName", value);
    }
  }

  /** This with one entry more. Annotations of the Ingress. */
  public DriverIngressOptions withIngressAnnotations(String key, String value) {
    return entry("ingressAnnotations", key, value);
  }

  /** This with these entries and no others. Annotations of the Ingress. */
  public DriverIngressOptions withIngressAnnotations(Map<String, String> all) {
    return entries("ingressAnnotations", all);
  }

  /** This with more of them. Certificates of the Ingress. */
  public DriverIngressOptions withIngressTLS(IngressTLS... more) {
    return add("ingressTLS", List.of(more));
  }

  /** The URL of the Ingress, with the placeholders of the operator's --ingress-url-format. */
  public DriverIngressOptions withIngressURLFormat(String value) {
    return set("ingressURLFormat", value);
  }

  /** This with one entry more. Annotations of the Service. */
  public DriverIngressOptions withServiceAnnotations(String key, String value) {
    return entry("serviceAnnotations", key, value);
  }

  /** This with these entries and no others. Annotations of the Service. */
  public DriverIngressOptions withServiceAnnotations(Map<String, String> all) {
    return entries("serviceAnnotations", all);
  }

  /** This with one entry more. Labels of the Service. */
  public DriverIngressOptions withServiceLabels(String key, String value) {
    return entry("serviceLabels", key, value);
  }

  /** This with these entries and no others. Labels of the Service. */
  public DriverIngressOptions withServiceLabels(Map<String, String> all) {
    return entries("serviceLabels", all);
  }

  /** The type of the Service. Default: ClusterIP. */
  public DriverIngressOptions withServiceType(String value) {
    return set("serviceType", value);
  }
}
