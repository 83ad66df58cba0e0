package dev.plimsoll.workload;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Manifest;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A pod in Kubernetes' words.
 *
 * @param template labels, annotations and the pod's spec
 * @param objects what must stand beside it: ConfigMaps, sources of Secrets, storage classes
 * @param claims claim templates, one for each disk, where the controller makes claims
 * @param handOffs what must be made outside the cluster
 */
@API(status = API.Status.EXPERIMENTAL)
public record LoweredPod(
    PodTemplateSpec template,
    List<Manifest> objects,
    List<PersistentVolumeClaim> claims,
    List<Lowered.HandOff> handOffs) {
  /** Copies the collections. */
  public LoweredPod {
    objects = List.copyOf(objects);
    claims = List.copyOf(claims);
    handOffs = List.copyOf(handOffs);
  }

  /** The pod's spec. */
  public PodSpec spec() {
    return template.getSpec();
  }
}
