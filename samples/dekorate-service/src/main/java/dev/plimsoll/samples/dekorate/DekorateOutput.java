package dev.plimsoll.samples.dekorate;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.TreeMap;

/** Repairs what Dekorate writes and a cluster, or the next version, would suffer from. */
final class DekorateOutput {
  /** In a selector it makes the next version impossible to apply: selectors cannot change. */
  private static final String VERSION = "app.kubernetes.io/version";

  /** They say where the class was compiled, so that equal sources would not give equal bytes. */
  private static final String OWN_ANNOTATIONS = "app.dekorate.io/";

  private DekorateOutput() {}

  /** A Deployment whose pods pass Pod Security "restricted", and whose selector can stay. */
  static Deployment repaired(Deployment deployment) {
    return deployment
        .edit()
        .editMetadata()
        .withAnnotations(withoutOwn(deployment.getMetadata().getAnnotations()))
        .endMetadata()
        .editSpec()
        .editSelector()
        .removeFromMatchLabels(VERSION)
        .endSelector()
        .editTemplate()
        .editMetadata()
        .withAnnotations(
            withoutOwn(deployment.getSpec().getTemplate().getMetadata().getAnnotations()))
        .endMetadata()
        .editSpec()
        .withAutomountServiceAccountToken(false)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .editFirstContainer()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  /** A Service that selects the pods of every version. */
  static Service repaired(Service service) {
    return service
        .edit()
        .editMetadata()
        .withAnnotations(withoutOwn(service.getMetadata().getAnnotations()))
        .endMetadata()
        .editSpec()
        .removeFromSelector(VERSION)
        .endSpec()
        .build();
  }

  private static Map<String, String> withoutOwn(Map<String, String> annotations) {
    var others = new TreeMap<>(annotations);
    others.keySet().removeIf(key -> key.startsWith(OWN_ANNOTATIONS));
    return others;
  }
}
