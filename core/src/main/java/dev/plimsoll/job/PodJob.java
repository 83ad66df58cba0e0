package dev.plimsoll.job;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import dev.plimsoll.workload.PodShaped;
import dev.plimsoll.workload.WorkloadLabels;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * A job that is one pod: its end is the job's end. The pod runs as the service account of its role,
 * which all jobs of that kind in a workspace share.
 *
 * @param <J> the kind of job
 */
@API(status = API.Status.EXPERIMENTAL)
public abstract class PodJob<J extends PodJob<J>> extends PodShaped<J> implements Job {
  /**
   * What every such job is made of.
   *
   * @param name a DNS label, unique in a workspace
   * @param role what its pod does
   * @param pod the pod
   * @param timeLimit after which Kubernetes stops it
   */
  protected record Parts(DnsLabel name, JobRole role, Pod pod, Optional<Duration> timeLimit) {
    /** A job without a time limit. */
    public static Parts of(String name, JobRole role, Container container) {
      return new Parts(DnsLabel.of(name), role, Pod.of(container), Optional.empty());
    }
  }

  private final Parts parts;

  /** For kinds of jobs. */
  protected PodJob(Parts parts) {
    this.parts = parts;
  }

  /** What it is made of. */
  protected Parts parts() {
    return parts;
  }

  /** A copy with other parts. */
  protected abstract J with(Parts other);

  @Override
  protected J withPod(UnaryOperator<Pod> change) {
    return with(new Parts(parts.name, parts.role, change.apply(parts.pod), parts.timeLimit));
  }

  /** This with a variable. */
  public J withEnv(String variable, String text) {
    return withEachContainer(container -> container.withEnv(variable, text));
  }

  /** This with a variable. */
  public J withEnv(String variable, EnvValue value) {
    return withEachContainer(container -> container.withEnv(variable, value));
  }

  /** This with every value of a ConfigMap as a variable of its key's name. */
  public J withEnv(ConfigValues values) {
    return withEachContainer(container -> container.withEnv(values));
  }

  /**
   * This with every key of a Secret as a variable: key {@code api-token} becomes {@code API_TOKEN}.
   */
  public J withEnv(SecretNeed secret) {
    return withEachContainer(container -> container.withEnv(secret));
  }

  /** This with the files of a ConfigMap in a folder. */
  public J withFiles(String path, ConfigFiles files) {
    return withEachContainer(container -> container.withFiles(path, files));
  }

  /** This with a folder that it may write to, and that goes with the pod; replaces one there. */
  public J withScratch(String path, StorageSize limit) {
    return withEachContainer(container -> container.withScratch(path, limit));
  }

  /**
   * This with a time limit for one try, waiting for a node included. Default: none.
   *
   * @param limit whole seconds, at least 1 s
   */
  public J withTimeLimit(Duration limit) {
    if (DurationText.seconds(limit) < 1) {
      throw new IllegalArgumentException(
          "job \"" + name() + "\" with a time limit of " + limit + "; write 1 s or more");
    }
    return with(new Parts(parts.name, parts.role, parts.pod, Optional.of(limit)));
  }

  @Override
  public String name() {
    return parts.name.value();
  }

  /** The pod that it is. */
  public Pod pod() {
    return parts.pod;
  }

  @Override
  public List<JobRole> roles() {
    return List.of(parts.role);
  }

  @Override
  public List<Intent> intents() {
    return List.copyOf(parts.pod.intents());
  }

  @Override
  public Launch launch(JobScope scope) {
    Labels labels = Labels.of(WorkloadLabels.NAME, parts.role.role().value());
    LoweredPod lowered =
        parts.pod.lower(
            new PodScope(
                scope.env(), scope.namespace(), parts.role.role(), labels, scope.findings()));
    return new Launch.Pod(
        latent(scope, lowered), parts.pod.arrows(scope.pods(parts.role)), lowered.objects());
  }

  private Manifest latent(JobScope scope, LoweredPod lowered) {
    var pod =
        new PodBuilder()
            .withMetadata(lowered.template().getMetadata())
            .editMetadata()
            .withName(name())
            .withNamespace(scope.namespace().value())
            .addToLabels(JobLabels.JOB, name())
            .withAnnotations(stays(lowered.template().getMetadata().getAnnotations()))
            .endMetadata()
            .withSpec(lowered.spec())
            .editSpec()
            .withRestartPolicy("Never")
            .withActiveDeadlineSeconds(parts.timeLimit.map(DurationText::seconds).orElse(null))
            .endSpec()
            .build();
    Origin origin = Origin.render(name(), getClass().getSimpleName() + ".launch");
    return Manifest.of((MapNode) ObjectNodes.from(pod, origin));
  }

  /**
   * A job that is moved begins anew, and costs a try: autoscalers leave its node alone until it has
   * ended. What the job says itself wins.
   *
   * @see <a
   *     href="https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node">Cluster
   *     Autoscaler</a>
   * @see <a href="https://karpenter.sh/docs/concepts/disruption/#pod-level-controls">Karpenter</a>
   */
  private static SortedMap<String, String> stays(Map<String, String> own) {
    var annotations = new TreeMap<String, String>();
    annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    annotations.put("karpenter.sh/do-not-disrupt", "true");
    if (own != null) {
      annotations.putAll(own);
    }
    return annotations;
  }

  @Override
  public String toString() {
    return "job " + name();
  }
}
