package dev.plimsoll.workload;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.unit.Port;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the Service of a workload from the ports of its containers. */
final class Services {
  private Services() {}

  /** The ports of all containers, in order; each points at its container port by name. */
  static List<ServicePort> ports(WorkloadBase<?> workload) {
    return workload
        .pod()
        .all()
        .flatMap(container -> container.ports().stream())
        .map(port -> port(workload, port))
        .toList();
  }

  private static ServicePort port(WorkloadBase<?> workload, Port port) {
    String name = port.name().value();
    var served = new ServicePort();
    served.setName(name);
    served.setPort(workload.servicePort(name).orElse(port.number()));
    served.setTargetPort(new IntOrString(name));
    served.setProtocol(port.protocol() == Port.Protocol.TCP ? null : port.protocol().name());
    return served;
  }

  static HasMetadata clusterIp(
      ControllerParts parts, List<ServicePort> ports, Map<String, String> annotations) {
    return service(parts, ports, annotations);
  }

  static HasMetadata loadBalancer(
      ControllerParts parts,
      List<ServicePort> ports,
      Lowered.LoadBalancer lowered,
      Map<String, String> annotations) {
    var all = new TreeMap<>(annotations);
    all.putAll(lowered.annotations());
    Service service = service(parts, ports, all);
    service.getSpec().setType("LoadBalancer");
    service.getSpec().setLoadBalancerClass(lowered.loadBalancerClass().orElse(null));
    return service;
  }

  private static Service service(
      ControllerParts parts, List<ServicePort> ports, Map<String, String> annotations) {
    ObjectMeta metadata = parts.metadata();
    metadata.getAnnotations().putAll(annotations);
    var spec = new ServiceSpec();
    spec.setSelector(parts.selected());
    spec.setPorts(ports);
    var service = new Service();
    service.setMetadata(metadata);
    service.setSpec(spec);
    return service;
  }
}
