package dev.plimsoll.finding;

import java.util.Optional;
import org.apiguardian.api.API;

/** What a finding is about. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Subject {
  /**
   * A Kubernetes object, as far as the document says which.
   *
   * @param apiVersion for example {@code apps/v1}; empty if the document has none
   * @param kind for example {@code Deployment}; empty if the document has none
   * @param namespace empty for a cluster-scoped object, or if the document does not say
   * @param name empty if the document has none
   */
  record KubernetesObject(String apiVersion, String kind, Optional<String> namespace, String name)
      implements Subject {
    @Override
    public String toString() {
      return (kind.isEmpty() ? "object" : kind)
          + " "
          + namespace.map(ns -> ns + "/").orElse("")
          + (name.isEmpty() ? "(no name)" : name);
    }
  }

  /**
   * Anything else that has a name: an environment, a component, a job, an overlay, a file.
   *
   * @param type what it is, for example {@code environment}
   * @param name its name, for example {@code prod-eks}
   */
  record Named(String type, String name) implements Subject {
    @Override
    public String toString() {
      return type + " \"" + name + "\"";
    }
  }
}
