package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What driver and executors have in common. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 *
 * @param <S> the class itself
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract class SparkPodSpec<S extends SparkPodSpec<S>> extends KindObject<S> {
  SparkPodSpec(MapNode fields) {
    super(fields);
  }

  /** Where the pod runs, relative to nodes and other pods; by the webhook. */
  public S withAffinity(Affinity value) {
    return set("affinity", value);
  }

  /** This with one entry more. Annotations of the pod. */
  public S withAnnotations(String key, String value) {
    return entry("annotations", key, value);
  }

  /** This with these entries and no others. Annotations of the pod. */
  public S withAnnotations(Map<String, String> all) {
    return entries("annotations", all);
  }

  /** This with more of them. ConfigMaps in folders; by the webhook. */
  public S withConfigMaps(NamePath... more) {
    return add("configMaps", List.of(more));
  }

  /** The limit of CPU, as a quantity. Default: none. */
  public S withCoreLimit(String value) {
    return set("coreLimit", value);
  }

  /** CPU that the pod asks for, as a quantity. Default: cores. */
  public S withCoreRequest(String value) {
    return set("coreRequest", value);
  }

  /**
   * Tasks that run at once in one executor, cores of a driver. Default: 1.
   *
   * @param value 1 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public S withCores(int value) {
    return limited("cores", value, 1, Integer.MAX_VALUE);
  }

  /** Settings of DNS; by the webhook. */
  public S withDnsConfig(PodDNSConfig value) {
    return set("dnsConfig", value);
  }

  /** This with more of them. Variables; by the webhook. */
  public S withEnv(EnvVar... more) {
    return add("env", List.of(more));
  }

  /** This with more of them. Variables from ConfigMaps and Secrets; by the webhook. */
  public S withEnvFrom(EnvFromSource... more) {
    return add("envFrom", List.of(more));
  }

  /** This with one entry more. Variables from keys of Secrets. Deprecated: env. */
  public S withEnvSecretKeyRefs(String key, NameKey value) {
    return entry("envSecretKeyRefs", key, value);
  }

  /** This with these entries and no others. Variables from keys of Secrets. Deprecated: env. */
  public S withEnvSecretKeyRefs(Map<String, NameKey> all) {
    return entries("envSecretKeyRefs", all);
  }

  /** This with one entry more. Variables. Deprecated: env. */
  public S withEnvVars(String key, String value) {
    return entry("envVars", key, value);
  }

  /** This with these entries and no others. Variables. Deprecated: env. */
  public S withEnvVars(Map<String, String> all) {
    return entries("envVars", all);
  }

  /** Graphics processors; by the webhook. */
  public S withGpu(GpuSpec value) {
    return set("gpu", value);
  }

  /** This with more of them. Lines of /etc/hosts; by the webhook. */
  public S withHostAliases(HostAlias... more) {
    return add("hostAliases", List.of(more));
  }

  /** Whether the pod has the network of its node; by the webhook. Default: false. */
  public S withHostNetwork(boolean value) {
    return set("hostNetwork", value);
  }

  /** The image, in place of the application's. */
  public S withImage(String value) {
    return set("image", value);
  }

  /** This with more of them. Containers that end before the pod starts; by the webhook. */
  public S withInitContainers(Container... more) {
    return add("initContainers", List.of(more));
  }

  /** Options of the JVM, but neither -Xmx nor settings of Spark. */
  public S withJavaOptions(String value) {
    return set("javaOptions", value);
  }

  /** This with one entry more. Labels of the pod. */
  public S withLabels(String key, String value) {
    return entry("labels", key, value);
  }

  /** This with these entries and no others. Labels of the pod. */
  public S withLabels(Map<String, String> all) {
    return entries("labels", all);
  }

  /** What runs after the start and before the end of the container; by the webhook. */
  public S withLifecycle(Lifecycle value) {
    return set("lifecycle", value);
  }

  /** The heap, for example 4g; units k, m, g, t in powers of 1024. Default: 1g. */
  public S withMemory(String value) {
    return set("memory", value);
  }

  /** The limit of memory in place of heap and overhead; by the webhook. */
  public S withMemoryLimit(String value) {
    return set("memoryLimit", value);
  }

  /** Memory beside the heap. Default: a part of it, at least 384m. */
  public S withMemoryOverhead(String value) {
    return set("memoryOverhead", value);
  }

  /** This with one entry more. Labels of the nodes; by the webhook. */
  public S withNodeSelector(String key, String value) {
    return entry("nodeSelector", key, value);
  }

  /** This with these entries and no others. Labels of the nodes; by the webhook. */
  public S withNodeSelector(Map<String, String> all) {
    return entries("nodeSelector", all);
  }

  /** The security context of the pod; by the webhook. */
  public S withPodSecurityContext(PodSecurityContext value) {
    return set("podSecurityContext", value);
  }

  /** This with more of them. Ports of the container, besides Spark's own; by the webhook. */
  public S withPorts(Port... more) {
    return add("ports", List.of(more));
  }

  /** The PriorityClass of the pod; by the webhook. */
  public S withPriorityClassName(String value) {
    return set("priorityClassName", value);
  }

  /** The scheduler of the pod; by the webhook. */
  public S withSchedulerName(String value) {
    return set("schedulerName", value);
  }

  /** This with more of them. Secrets in folders. */
  public S withSecrets(SecretInfo... more) {
    return add("secrets", List.of(more));
  }

  /** The security context of the container; by the webhook. */
  public S withSecurityContext(SecurityContext value) {
    return set("securityContext", value);
  }

  /**
   * The service account. Default: of a driver the namespace's default, of executors the driver's.
   */
  public S withServiceAccount(String value) {
    return set("serviceAccount", value);
  }

  /** Whether containers see each other's processes; by the webhook. Default: false. */
  public S withShareProcessNamespace(boolean value) {
    return set("shareProcessNamespace", value);
  }

  /** This with more of them. Containers beside the main one; by the webhook. */
  public S withSidecars(Container... more) {
    return add("sidecars", List.of(more));
  }

  /** The pod that Spark adds to, which needs no webhook. */
  public S withTemplate(PodTemplateSpec value) {
    return set("template", value);
  }

  /** Seconds between the request to end and the end; by the webhook. Default: 30. */
  public S withTerminationGracePeriodSeconds(long value) {
    return set("terminationGracePeriodSeconds", value);
  }

  /** This with more of them. Taints that the pod tolerates; by the webhook. */
  public S withTolerations(Toleration... more) {
    return add("tolerations", List.of(more));
  }

  /** This with more of them. Mounts of the application's volumes; by the webhook. */
  public S withVolumeMounts(VolumeMount... more) {
    return add("volumeMounts", List.of(more));
  }
}
