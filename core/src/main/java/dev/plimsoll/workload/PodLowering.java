package dev.plimsoll.workload;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Turns our pod into Kubernetes' pod template, and gathers what must stand beside it.
 *
 * <p>With setters: a fabric8 builder copies all that it is given, level by level, and pods are
 * deep.
 */
final class PodLowering {
  private final PodScope scope;
  private final DiskStyle style;

  PodLowering(PodScope scope, DiskStyle style) {
    this.scope = scope;
    this.style = style;
  }

  LoweredPod lower(Pod pod) {
    Pod.Fields fields = pod.fields();
    var beside = new Beside(scope);
    var used = new UsedEnv(scope, beside);
    used.lower(fields.bound);
    var volumes = new VolumeLowering(scope, beside, style);
    var spec = new PodSpec();
    spec.setServiceAccountName(scope.role().value());
    spec.setAutomountServiceAccountToken(false);
    spec.setEnableServiceLinks(false);
    fields.pullSecrets.forEach(
        secret -> spec.getImagePullSecrets().add(new LocalObjectReference(secret)));
    spec.setInitContainers(early(fields.early, beside, used.env()));
    spec.setContainers(containers(fields.containers, beside, used.env()));
    spec.setVolumes(volumes.lower(pod));
    spec.setSecurityContext(security(fields, volumes.areDisks()));
    spec.setPriorityClassName(fields.priorityClass.orElse(null));
    spec.setTerminationGracePeriodSeconds(
        fields.gracePeriod.map(DurationText::seconds).orElse(null));
    place(spec, fields, beside);
    var metadata = new ObjectMeta();
    metadata.getLabels().putAll(labels(fields).asMap());
    metadata.getAnnotations().putAll(fields.annotations);
    var template = new PodTemplateSpec(metadata, spec);
    return new LoweredPod(template, beside.objects(), volumes.claims(), beside.handOffs());
  }

  private Labels labels(Pod.Fields fields) {
    return fields.labels.with(scope.labels()).with(RoleLabel.KEY, scope.role().value());
  }

  /** Pod Security restricted. */
  private static PodSecurityContext security(Pod.Fields fields, boolean hasDisk) {
    var security = new PodSecurityContext();
    security.setRunAsNonRoot(true);
    security.setSeccompProfile(new SeccompProfile(null, "RuntimeDefault"));
    fields.runAs.ifPresent(
        user -> {
          security.setRunAsUser(user.user());
          user.group().ifPresent(security::setRunAsGroup);
        });
    OptionalLong group =
        hasDisk
            ? OptionalLong.of(RunAs.groupOfDisks(fields.runAs))
            : fields.runAs.map(RunAs::volumeGroup).orElse(OptionalLong.empty());
    group.ifPresent(
        id -> {
          security.setFsGroup(id);
          security.setFsGroupChangePolicy("OnRootMismatch");
        });
    return security;
  }

  private List<Container> containers(
      List<dev.plimsoll.workload.Container> containers, Beside beside, List<EnvVar> env) {
    var lowering = new ContainerLowering(scope, beside, env);
    var lowered = new ArrayList<Container>();
    containers.forEach(container -> lowered.add(lowering.lower(container)));
    return lowered;
  }

  private List<Container> early(List<Pod.Early> early, Beside beside, List<EnvVar> env) {
    var lowering = new ContainerLowering(scope, beside, env);
    var lowered = new ArrayList<Container>();
    for (Pod.Early entry : early) {
      Container container = lowering.lower(entry.inItsPlace());
      if (entry.stay() == Pod.Stay.STAYS_BESIDE) {
        container.setRestartPolicy("Always");
      }
      lowered.add(container);
    }
    return lowered;
  }

  private void place(PodSpec spec, Pod.Fields fields, Beside beside) {
    Map<String, String> selector = new TreeMap<>(fields.nodeLabels);
    List<Toleration> tolerations = new ArrayList<>();
    fields
        .nodePool
        .flatMap(pool -> beside.guarded(() -> scope.env().lowering().nodePool(pool)))
        .ifPresent(
            (Lowered.Placement placement) -> {
              selector.putAll(placement.nodeSelector());
              tolerations.addAll(placement.tolerations());
              beside.add(placement.objects(), "NodePool.lower");
            });
    tolerations.addAll(fields.tolerations);
    spec.setNodeSelector(selector);
    spec.setTolerations(new ArrayList<>(new LinkedHashSet<>(tolerations)));
    spec.setAffinity(Affinities.lower(fields.affinities));
    spec.setTopologySpreadConstraints(Affinities.lower(fields.spreads, scope));
  }
}
