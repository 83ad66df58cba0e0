package dev.plimsoll.workload;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.unit.Port;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
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
    return new ServicePortBuilder()
        .withName(name)
        .withPort(workload.servicePort(name).orElse(port.number()))
        .withTargetPort(new IntOrString(name))
        .withProtocol(port.protocol() == Port.Protocol.TCP ? null : port.protocol().name())
        .build();
  }

  static HasMetadata clusterIp(
      ControllerParts parts, List<ServicePort> ports, Map<String, String> annotations) {
    return new ServiceBuilder()
        .withMetadata(parts.metadata())
        .editMetadata()
        .withAnnotations(annotations.isEmpty() ? null : annotations)
        .endMetadata()
        .withNewSpec()
        .withSelector(parts.selected())
        .withPorts(ports)
        .endSpec()
        .build();
  }

  static HasMetadata loadBalancer(
      ControllerParts parts,
      List<ServicePort> ports,
      Lowered.LoadBalancer lowered,
      Map<String, String> annotations) {
    var all = new TreeMap<>(annotations);
    all.putAll(lowered.annotations());
    return new ServiceBuilder()
        .withMetadata(parts.metadata())
        .editMetadata()
        .withAnnotations(all.isEmpty() ? null : all)
        .endMetadata()
        .withNewSpec()
        .withType("LoadBalancer")
        .withLoadBalancerClass(lowered.loadBalancerClass().orElse(null))
        .withSelector(parts.selected())
        .withPorts(ports)
        .endSpec()
        .build();
  }
}
