package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.References;
import java.util.Optional;

/** The Services, pods and namespaces that a text can mean, and what they are called afterwards. */
final class ServiceNames {
  private static final FieldPath GOVERNING = FieldPath.of("spec", "serviceName");

  private final References references;
  private final NewNames names;

  ServiceNames(References references, NewNames names) {
    this.references = references;
    this.names = names;
  }

  /** Whether a Service or a namespace is called otherwise afterwards. */
  boolean areNew() {
    boolean services =
        references
            .bundle()
            .ofKind("", "Service")
            .anyMatch(service -> !names.of(service).equals(ObjectKey.of(service.identity())));
    boolean made =
        references.made().stream()
            .anyMatch(
                one ->
                    one.key().kind().equals(KindName.SERVICE)
                        && !names.of(one, one.key().name()).equals(one.key().name()));
    boolean moved =
        references.namespaces().stream()
            .anyMatch(namespace -> !names.namespace(namespace).equals(namespace));
    return services || made || moved;
  }

  /** The Service of a name. */
  Optional<Definition> service(String name, String namespace) {
    return references.find(ObjectKey.namespaced(KindName.SERVICE, namespace, name)).stream()
        .findFirst();
  }

  boolean hasPort(Definition service, String port) {
    return references
        .portsOf(service)
        .filter(ports -> ports.values().stream().anyMatch(number -> number.toString().equals(port)))
        .isPresent();
  }

  /** What a Service is called afterwards. */
  String of(Definition service, String written) {
    return names.of(service, written);
  }

  /** What a namespace is called afterwards. */
  String namespace(String written) {
    return names.namespace(written);
  }

  /** Whether a namespace of the bundle is called otherwise afterwards. */
  boolean isMoved(String namespace) {
    return !names.namespace(namespace).equals(namespace);
  }

  /** A pod of a StatefulSet follows the StatefulSet's name; any other name stays. */
  String pod(String name, String namespace) {
    return find(name, namespace).map(pod -> names.of(pod, name)).orElse(name);
  }

  /** The pod of a name, if it has an address under a Service: that which its StatefulSet names. */
  Optional<Definition> podOf(String name, String service, String namespace) {
    return find(name, namespace)
        .filter(pod -> pod.source().filter(maker -> governs(service, maker)).isPresent());
  }

  private static boolean governs(String service, Manifest maker) {
    return maker.is("apps", "StatefulSet")
        && maker
            .find(GOVERNING)
            .filter(node -> node instanceof ScalarNode scalar && scalar.text().equals(service))
            .isPresent();
  }

  private Optional<Definition> find(String pod, String namespace) {
    return references.find(ObjectKey.namespaced(KindName.POD, namespace, pod)).stream().findFirst();
  }
}
