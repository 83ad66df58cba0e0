package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Quality of service: the conditions on the Kubernetes page "Pod Quality of Service Classes". */
class PodSizeTest {
  private static final PodSize SIZE = PodSize.of(Cpu.cores(1), Memory.gibibytes(2));

  @Test
  void requestsBothAndLimitsMemoryOnly() {
    assertThat(SIZE.requests())
        .isEqualTo(Map.of("cpu", Quantity.parse("1"), "memory", Quantity.parse("2Gi")));
    assertThat(SIZE.limits()).isEqualTo(Map.of("memory", Quantity.parse("2Gi")));
    assertThat(SIZE.isGuaranteed()).isFalse();
  }

  @Test
  void isGuaranteedOnlyIfBothLimitsEqualTheRequests() {
    assertThat(SIZE.withCpuLimit(Cpu.cores(1)).isGuaranteed()).isTrue();
    assertThat(SIZE.withCpuLimit(Cpu.cores(2)).isGuaranteed()).isFalse();
    assertThat(SIZE.withCpuLimit(Cpu.cores(1)).withMemoryLimit(Memory.gibibytes(3)).isGuaranteed())
        .isFalse();
  }

  @Test
  void writesResourcesInOrder() {
    PodSize size =
        SIZE.withEphemeralStorage(StorageSize.gibibytes(10))
            .withCpuLimit(Cpu.millis(1500))
            .withMemoryLimit(Memory.gibibytes(3));
    assertThat(size.requests()).hasToString("{cpu=1, ephemeral-storage=10Gi, memory=2Gi}");
    assertThat(size.limits()).hasToString("{cpu=1500m, ephemeral-storage=10Gi, memory=3Gi}");
    assertThat(size).hasToString("cpu 1 to 1500m, memory 2Gi to 3Gi, ephemeral storage 10Gi");
    assertThat(SIZE).hasToString("cpu 1, memory 2Gi");
  }

  @Test
  void equalSizesAreEqual() {
    assertThat(SIZE)
        .isEqualTo(PodSize.of(Cpu.millis(1000), Memory.mebibytes(2048)))
        .hasSameHashCodeAs(PodSize.of(Cpu.millis(1000), Memory.mebibytes(2048)));
    assertThat(SIZE)
        .isNotEqualTo(SIZE.withMemoryLimit(Memory.gibibytes(3)))
        .isNotEqualTo(SIZE.withCpuLimit(Cpu.cores(1)));
  }

  @Test
  void refusesNothingAndLimitsUnderRequests() {
    assertThatThrownBy(() -> PodSize.of(Cpu.ZERO, Memory.gibibytes(1)))
        .hasMessage(
            "cpu request \"0\" must be at least 1m; ask for what the program needs, for example Cpu.millis(100)");
    assertThatThrownBy(() -> PodSize.of(Cpu.cores(1), Memory.ZERO))
        .hasMessage(
            "memory request \"0\" must not be zero; ask for what the program needs, for example Memory.mebibytes(128)");
    assertThatThrownBy(() -> SIZE.withCpuLimit(Cpu.millis(500)))
        .hasMessage(
            "cpu limit \"500m\" must not be under the request 1; raise it, or lower the request");
    assertThatThrownBy(() -> SIZE.withMemoryLimit(Memory.gibibytes(1)))
        .hasMessage(
            "memory limit \"1Gi\" must not be under the request 2Gi; raise it, or lower the request");
    assertThatThrownBy(() -> SIZE.withEphemeralStorage(StorageSize.ZERO))
        .hasMessage(
            "ephemeral storage \"0\" must not be zero; leave it out, or ask for what the program writes");
  }
}
