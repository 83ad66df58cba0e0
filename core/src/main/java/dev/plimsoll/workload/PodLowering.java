package dev.plimsoll.workload;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns our pod into Kubernetes' pod template, and gathers what must stand beside it. */
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
    var spec =
        new PodSpecBuilder()
            .withServiceAccountName(scope.role().value())
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            .withSecurityContext(security(fields))
            .withImagePullSecrets(
                fields.pullSecrets.stream().map(LocalObjectReference::new).toList())
            .withInitContainers(early(fields.early, beside, used.env()))
            .withContainers(containers(fields.containers, beside, used.env()))
            .withVolumes(volumes.lower(pod))
            .withPriorityClassName(fields.priorityClass.orElse(null))
            .withTerminationGracePeriodSeconds(
                fields.gracePeriod.map(DurationText::seconds).orElse(null));
    place(spec, fields, beside);
    var template =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(labels(fields).asMap())
            .withAnnotations(fields.annotations.isEmpty() ? null : fields.annotations)
            .endMetadata()
            .withSpec(spec.build())
            .build();
    return new LoweredPod(template, beside.objects(), volumes.claims(), beside.handOffs());
  }

  private Labels labels(Pod.Fields fields) {
    return fields.labels.with(scope.labels()).with(RoleLabel.KEY, scope.role().value());
  }

  /** Pod Security restricted. */
  private static PodSecurityContext security(Pod.Fields fields) {
    var security =
        new PodSecurityContextBuilder()
            .withRunAsNonRoot(true)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile();
    fields.runAs.ifPresent(
        user -> {
          security.withRunAsUser(user.user());
          user.group().ifPresent(security::withRunAsGroup);
          user.volumeGroup()
              .ifPresent(
                  group -> security.withFsGroup(group).withFsGroupChangePolicy("OnRootMismatch"));
        });
    return security.build();
  }

  private List<Container> containers(
      List<dev.plimsoll.workload.Container> containers, Beside beside, List<EnvVar> env) {
    var lowering = new ContainerLowering(scope, beside, env);
    return containers.stream().map(lowering::lower).toList();
  }

  private List<Container> early(List<Pod.Early> early, Beside beside, List<EnvVar> env) {
    var lowering = new ContainerLowering(scope, beside, env);
    var lowered = new ArrayList<Container>();
    for (Pod.Early entry : early) {
      Container container = lowering.lower(entry.container());
      lowered.add(
          entry.stay() == Pod.Stay.STAYS_BESIDE
              ? new ContainerBuilder(container).withRestartPolicy("Always").build()
              : container);
    }
    return lowered;
  }

  private void place(PodSpecBuilder spec, Pod.Fields fields, Beside beside) {
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
    spec.withNodeSelector(selector.isEmpty() ? null : selector)
        .withTolerations(tolerations.stream().distinct().toList())
        .withAffinity(Affinities.lower(fields.affinities))
        .withTopologySpreadConstraints(Affinities.lower(fields.spreads, scope));
  }
}
