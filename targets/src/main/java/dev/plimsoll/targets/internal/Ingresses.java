package dev.plimsoll.targets.internal;

import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.unit.HostName;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.util.Map;

/** Ingresses that send all of a host to one Service port. */
public final class Ingresses {
  private Ingresses() {}

  /** An Ingress; the port is named, so that its number may change. */
  public static Ingress of(
      String name,
      String ingressClass,
      HostName host,
      Map<String, String> annotations,
      WebBackend backend) {
    return new IngressBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(backend.namespace().value())
        .withAnnotations(annotations.isEmpty() ? null : annotations)
        .endMetadata()
        .withNewSpec()
        .withIngressClassName(ingressClass)
        .addNewRule()
        .withHost(host.value())
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(backend.service().value())
        .withNewPort()
        .withName(backend.port().name().value())
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }
}
