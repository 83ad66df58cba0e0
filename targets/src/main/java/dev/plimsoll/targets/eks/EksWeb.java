package dev.plimsoll.targets.eks;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.CustomObjects;
import dev.plimsoll.targets.internal.Ingresses;
import dev.plimsoll.targets.internal.Peers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClassBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Load balancers of AWS.
 *
 * <p>Web endpoints are Ingresses, not Gateways: a Gateway of the AWS controller takes no
 * certificate from its listener and needs objects of AWS for scheme and targets, so it would be no
 * more portable, and EKS Auto Mode serves Ingresses only.
 *
 * @see <a
 *     href="https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/">AWS
 *     Load Balancer Controller, Ingress annotations</a>
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html">EKS Auto
 *     Mode, Application Load Balancer</a>
 */
final class EksWeb {
  private static final String ALB = "alb.ingress.kubernetes.io/";
  private static final String NLB = "service.beta.kubernetes.io/aws-load-balancer-";

  private final EksConfiguration eks;

  EksWeb(EksConfiguration eks) {
    this.eks = eks;
  }

  Lowered.Web lower(WebEndpoint endpoint, EksEndpoint binding, WebBackend backend) {
    var objects = new ArrayList<HasMetadata>();
    String ingressClass = "alb";
    var annotations = new TreeMap<String, String>();
    if (eks.mode() == EksMode.AUTO) {
      ingressClass = className(binding);
      objects.addAll(autoClass(ingressClass, binding));
    } else {
      annotations.put(ALB + "scheme", scheme(binding.visibility()));
      binding.group().ifPresent(group -> annotations.put(ALB + "group.name", group.value()));
    }
    annotations.put(ALB + "target-type", "ip");
    annotations.put(ALB + "listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\": 443}]");
    annotations.put(ALB + "ssl-redirect", "443");
    backend.health().ifPresent(path -> annotations.put(ALB + "healthcheck-path", path.value()));
    binding.certificate().ifPresent(arn -> annotations.put(ALB + "certificate-arn", arn.value()));
    if (!binding.allowFrom().isEmpty()) {
      annotations.put(
          ALB + "inbound-cidrs",
          binding.allowFrom().stream().map(AddressBlock::cidr).collect(Collectors.joining(",")));
    }
    objects.add(Ingresses.of(endpoint.name(), ingressClass, binding.host(), annotations, backend));
    return new Lowered.Web(binding.host().value(), objects, new TreeMap<>(), sources());
  }

  /** Load balancers send from their own addresses, in the subnets that are tagged for them. */
  List<Peer> sources() {
    return Peers.of(
        eks.addresses().orElse(ClusterAddresses.unknown()).loadBalancers(),
        "the subnets of load balancers are not known; write addresses.loadBalancers in the target"
            + " of the environment");
  }

  /**
   * Class and scheme are always written: without the first a Service may get a load balancer of the
   * old kind, without the second the controller's default decides who reaches it.
   *
   * @see <a
   *     href="https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/">AWS
   *     Load Balancer Controller, Service annotations</a>
   */
  Lowered.LoadBalancer loadBalancer(Visibility visibility) {
    return new Lowered.LoadBalancer(
        Optional.of(eks.mode() == EksMode.AUTO ? "eks.amazonaws.com/nlb" : "service.k8s.aws/nlb"),
        new TreeMap<>(Map.of(NLB + "scheme", scheme(visibility), NLB + "nlb-target-type", "ip")),
        sources());
  }

  /** Auto Mode brings no class; scheme and group are settings of the class there. */
  private static List<HasMetadata> autoClass(String name, EksEndpoint binding) {
    Map<String, Object> spec = CustomObjects.fields("scheme", scheme(binding.visibility()));
    binding
        .group()
        .ifPresent(group -> spec.put("group", CustomObjects.fields("name", group.value())));
    return List.of(
        CustomObjects.clusterWide("eks.amazonaws.com/v1", "IngressClassParams", name, spec),
        new IngressClassBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withNewSpec()
            .withController("eks.amazonaws.com/alb")
            .withNewParameters()
            .withApiGroup("eks.amazonaws.com")
            .withKind("IngressClassParams")
            .withName(name)
            .endParameters()
            .endSpec()
            .build());
  }

  private static String className(EksEndpoint binding) {
    return "plimsoll-"
        + (binding.visibility() == Visibility.PUBLIC ? "public" : "internal")
        + binding.group().map(group -> "-" + group).orElse("");
  }

  private static String scheme(Visibility visibility) {
    return visibility == Visibility.PUBLIC ? "internet-facing" : "internal";
  }
}
