package dev.plimsoll.workload;

import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Names;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the volumes that containers mount into those of a pod, with the claims that they need. */
final class VolumeLowering {
  /** A mount of a container. */
  private record Use(String container, Mount mount) {
    @Override
    public String toString() {
      return mount.path() + " of container \"" + container + "\"";
    }
  }

  private final PodScope scope;
  private final Beside beside;
  private final DiskStyle style;
  private final List<PersistentVolumeClaim> claims = new ArrayList<>();
  private boolean areDisks;

  VolumeLowering(PodScope scope, Beside beside, DiskStyle style) {
    this.scope = scope;
    this.beside = beside;
    this.style = style;
  }

  List<io.fabric8.kubernetes.api.model.Volume> lower(Pod pod) {
    var byName = new LinkedHashMap<String, Use>();
    pod.all()
        .forEach(
            container ->
                container
                    .fields()
                    .mounts
                    .forEach(mount -> add(byName, new Use(container.name(), mount))));
    var lowered = new ArrayList<io.fabric8.kubernetes.api.model.Volume>();
    byName.values().forEach(use -> lower(use.mount().volume(), lowered));
    return lowered;
  }

  /** Claim templates, for a controller that makes a claim for each replica. */
  /** Whether the pod has a disk of its own, however it is claimed. */
  boolean areDisks() {
    return areDisks;
  }

  List<PersistentVolumeClaim> claims() {
    return claims;
  }

  private void add(Map<String, Use> byName, Use use) {
    Volume volume = use.mount().volume();
    Use before = byName.putIfAbsent(volume.name(), use);
    if (before != null && !before.mount().volume().equals(volume)) {
      scope
          .findings()
          .add(
              WorkloadCodes.TWO_VOLUMES_OF_ONE_NAME,
              Where.named("workload", scope.role().value()),
              "two different volumes are named \""
                  + volume.name()
                  + "\": one under "
                  + before
                  + ", one under "
                  + use,
              "rename one of them, or use one value in both places");
    }
  }

  private void lower(Volume volume, List<io.fabric8.kubernetes.api.model.Volume> lowered) {
    if (volume instanceof Volume.Other other) {
      lowered.add(other.volume());
      return;
    }
    if (volume instanceof Volume.Files files) {
      beside.add(files.files());
      lowered.add(ofConfigMap(volume.name(), files.files().name()));
      return;
    }
    if (volume instanceof Volume.ExistingConfig config) {
      lowered.add(ofConfigMap(volume.name(), config.configMap()));
      return;
    }
    var builder = new VolumeBuilder().withName(volume.name());
    if (volume instanceof Volume.Scratch scratch) {
      builder
          .withNewEmptyDir()
          .withMedium(scratch.medium() == Volume.Medium.MEMORY ? "Memory" : null)
          .withSizeLimit(Quantities.of(scratch.size()))
          .endEmptyDir();
    } else if (volume instanceof Volume.SecretFiles files) {
      Lowered.SecretSource source = beside.secret(files.secret());
      builder
          .withNewSecret()
          .withSecretName(source.secretName())
          .withItems(items(files, source))
          .endSecret();
    } else if (volume instanceof Volume.ExistingClaim claim) {
      builder.withNewPersistentVolumeClaim(claim.claim(), null);
    } else if (volume instanceof Volume.Token || volume instanceof Volume.Projected) {
      builder.withNewProjected().withSources(projections(volume)).endProjected();
    } else if (volume instanceof Volume.Claimed claimed) {
      areDisks = true;
      if (style == DiskStyle.FOR_EACH_REPLICA) {
        claims.add(claim(claimed.disk().name().value(), claimed.disk()));
        return;
      }
      disk(builder, claimed.disk());
    }
    lowered.add(builder.build());
  }

  private static io.fabric8.kubernetes.api.model.Volume ofConfigMap(String name, String configMap) {
    var source = new ConfigMapVolumeSource();
    source.setName(configMap);
    var volume = new io.fabric8.kubernetes.api.model.Volume();
    volume.setName(name);
    volume.setConfigMap(source);
    return volume;
  }

  private void disk(VolumeBuilder builder, Disk disk) {
    if (style == DiskStyle.WITH_THE_POD) {
      builder
          .withNewEphemeral()
          .withNewVolumeClaimTemplate()
          .withSpec(spec(disk))
          .endVolumeClaimTemplate()
          .endEphemeral();
      return;
    }
    String owner = scope.labels().get(WorkloadLabels.NAME).orElse(scope.role().value());
    String name = Names.shorten(owner + "-" + disk.name().value(), 63);
    PersistentVolumeClaim claim = claim(name, disk);
    claim.getMetadata().setNamespace(scope.namespace().value());
    beside.add(List.of(claim), "Disk.lower");
    builder.withNewPersistentVolumeClaim(name, null);
  }

  private PersistentVolumeClaim claim(String name, Disk disk) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(scope.labels().isEmpty() ? null : scope.labels().asMap())
        .endMetadata()
        .withSpec(spec(disk))
        .build();
  }

  private PersistentVolumeClaimSpec spec(Disk disk) {
    var builder =
        new PersistentVolumeClaimSpecBuilder()
            .withAccessModes("ReadWriteOnce")
            .withNewResources()
            .withRequests(Map.<String, Quantity>of("storage", Quantities.of(disk.size())))
            .endResources();
    beside
        .guarded(() -> scope.env().lowering().storage(disk.tier()))
        .ifPresent(
            storage -> {
              beside.add(storage.objects(), "StorageTier.lower");
              builder.withStorageClassName(storage.className());
            });
    return builder.build();
  }

  private List<VolumeProjection> projections(Volume volume) {
    if (volume instanceof Volume.Projected projected) {
      return projected.sources().stream().flatMap(source -> projections(source).stream()).toList();
    }
    var builder = new VolumeProjectionBuilder();
    if (volume instanceof Volume.Token token) {
      builder
          .withNewServiceAccountToken()
          .withAudience(token.audience())
          .withExpirationSeconds(DurationText.seconds(token.lifetime()))
          .withPath("token")
          .endServiceAccountToken();
    } else if (volume instanceof Volume.Files files) {
      beside.add(files.files());
      builder.withNewConfigMap().withName(files.files().name()).endConfigMap();
    } else if (volume instanceof Volume.ExistingConfig config) {
      builder.withNewConfigMap().withName(config.configMap()).endConfigMap();
    } else if (volume instanceof Volume.SecretFiles files) {
      Lowered.SecretSource source = beside.secret(files.secret());
      builder
          .withNewSecret()
          .withName(source.secretName())
          .withItems(items(files, source))
          .endSecret();
    } else {
      throw new IllegalStateException("cannot be projected: " + volume);
    }
    return List.of(builder.build());
  }

  /** Which key becomes which file; nothing if every key is a file of its own name. */
  private static List<KeyToPath> items(Volume.SecretFiles files, Lowered.SecretSource source) {
    SecretNeed need = files.secret();
    boolean asIs =
        files.paths().isEmpty()
            && need.keys().stream().allMatch(k -> k.name().equals(source.keys().get(k.name())));
    if (asIs) {
      return List.of();
    }
    return need.keys().stream()
        .map(
            key ->
                new KeyToPathBuilder()
                    .withKey(source.keys().getOrDefault(key.name(), key.name()))
                    .withPath(files.paths().getOrDefault(key.name(), key.name()))
                    .build())
        .toList();
  }
}
