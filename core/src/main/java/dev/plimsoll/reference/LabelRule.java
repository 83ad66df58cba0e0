package dev.plimsoll.reference;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A label whose value is the name of an object, wherever it stands: on objects, on pod templates,
 * in selectors. For example {@code kubernetes.io/metadata.name} names a Namespace, and {@code
 * strimzi.io/cluster} a Kafka.
 *
 * @param key the label
 * @param kind the kind that its value names, in the namespace of the object that has the label,
 *     unless the kind is of the cluster
 */
@API(status = API.Status.EXPERIMENTAL)
public record LabelRule(String key, KindName kind) {
  public LabelRule {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
  }
}
