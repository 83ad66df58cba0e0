package dev.plimsoll.samples.k3s;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;

import dev.plimsoll.Report;
import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.testing.InEnvironment;
import dev.plimsoll.testing.PlatformTest;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.Workload;
import org.junit.jupiter.api.Test;

/** A whole platform on k3s and on a cluster of kubeadm: the target is all that differs. */
@PlatformTest(value = K3sPlatformTest.Notes.class, environments = "src/test/resources/environments")
class K3sPlatformTest {
  /** Something with a disk that colleagues reach over the network. */
  static final class Notes implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      Workload notes =
          Workload.statefulSet(
                  "notes",
                  Container.of(
                          Image.of("registry.acme.example/notes:3.2.0"),
                          PodSize.of(Cpu.millis(100), Memory.mebibytes(256)))
                      .withPort("http", 8080)
                      .withDisk(
                          "/notes", Disk.of("data", StorageTier.FAST, StorageSize.gibibytes(20))))
              .behindInternalLoadBalancer();
      return Platform.named("notes").with(Application.named("notes").in("notes").with(notes));
    }
  }

  private static final String CLASS_OF_DISK = "spec.volumeClaimTemplates[0].spec.storageClassName";

  /** ServiceLB takes no annotation, and every k3s brings the class local-path. */
  @Test
  void onK3sTheDistributionSettlesDisksAndLoadBalancers(@InEnvironment("edge") Report edge) {
    assertThat(edge)
        .hasNoErrors()
        .manifest("StatefulSet notes/notes")
        .hasField(CLASS_OF_DISK, "local-path");
    assertThat(edge).manifests().ofKind("StorageClass").isEmpty();
    assertThat(edge)
        .manifest("Service notes/notes")
        .hasField("spec.type", "LoadBalancer")
        .doesNotHaveField("metadata.annotations");
  }

  @Test
  void elsewhereTheEnvironmentSaysWhatThereIs(@InEnvironment("kubeadm") Report kubeadm) {
    assertThat(kubeadm)
        .hasNoErrors()
        .manifest("StatefulSet notes/notes")
        .field(CLASS_OF_DISK)
        .isNotEqualTo("local-path");
    assertThat(kubeadm)
        .manifest("Service notes/notes")
        .hasField("spec.type", "LoadBalancer")
        .hasField("metadata.annotations");
  }
}
