package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Suffixes and meaning: the grammar in the documentation of Kubernetes' Quantity; that texts are
 * canonical: k8s.io/apimachinery, through {@code quantities.tsv}.
 */
class SizesTest {
  @ParameterizedTest(name = "{0} is {1} bytes")
  @CsvSource({
    "1k,1000",
    "1Ki,1024",
    "1M,1000000",
    "1Mi,1048576",
    "1G,1000000000",
    "1.5Gi,1610612736",
    "1T,1000000000000",
    "1Ti,1099511627776",
    "1P,1000000000000000",
    "1Pi,1125899906842624",
    "1E,1000000000000000000",
    "1Ei,1152921504606846976",
    "1e3,1000",
    "1E3,1000",
    "0.5Ki,512",
    "1000m,1",
    "0,0"
  })
  void readsEverySuffixOfTheQuantityGrammar(String text, long bytes) {
    assertThat(Memory.parse(text)).isEqualTo(Memory.bytes(bytes));
    assertThat(StorageSize.parse(text)).isEqualTo(StorageSize.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "500m,500",
    "0.5,500",
    "2,2000",
    "1e1,10000",
    "1k,1000000",
    "0.001,1",
    "1000u,1",
    "0,0"
  })
  void readsProcessorTime(String text, long millis) {
    assertThat(Cpu.parse(text)).isEqualTo(Cpu.millis(millis));
  }

  @Test
  void writesOneCanonicalTextForEqualSizes() {
    assertThat(Memory.gibibytes(2))
        .hasToString("2Gi")
        .isEqualTo(Memory.mebibytes(2048))
        .isEqualTo(Memory.kibibytes(2_097_152));
    assertThat(Memory.parse("1.5Gi")).hasToString("1536Mi");
    assertThat(Memory.parse("1024k")).hasToString("1000Ki").isEqualTo(Memory.parse("1000Ki"));
    assertThat(Memory.parse("2G")).hasToString("2G");
    assertThat(Memory.bytes(1500)).hasToString("1500");
    assertThat(StorageSize.tebibytes(1)).hasToString("1Ti");
    assertThat(StorageSize.parse("500G")).hasToString("500G");
    assertThat(Cpu.millis(500)).hasToString("500m");
    assertThat(Cpu.cores(4)).hasToString("4");
    assertThat(Cpu.millis(1500)).hasToString("1500m");
    assertThat(Cpu.cores(2000)).hasToString("2k");
  }

  @Test
  void addsAndMultiplies() {
    assertThat(Memory.gibibytes(1).plus(Memory.mebibytes(512)).times(2)).hasToString("3Gi");
    assertThat(StorageSize.ZERO.plus(StorageSize.gibibytes(50))).hasToString("50Gi");
    assertThat(Cpu.ZERO.plus(Cpu.cores(1)).plus(Cpu.millis(250)).times(4)).hasToString("5");
    assertThat(Cpu.millis(999)).isLessThan(Cpu.cores(1));
  }

  @Test
  void roundsUpForProgramsThatCountInLargerUnits() {
    assertThat(Memory.parse("1G").mebibytesRoundedUp()).isEqualTo(954);
    assertThat(Memory.gibibytes(1).mebibytesRoundedUp()).isEqualTo(1024);
    assertThat(StorageSize.parse("50G").gibibytesRoundedUp()).isEqualTo(47);
    assertThat(Cpu.millis(1001).coresRoundedUp()).isEqualTo(2);
    assertThat(Cpu.cores(2).coresRoundedUp()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5m|cpu \"0.5m\" is finer than 1m, a thousandth of a core; round it, for example to \"1m\"",
        "1.2345|cpu \"1.2345\" is finer than 1m, a thousandth of a core; round it, for example to \"1235m\"",
        "0.0000000001|cpu \"0.0000000001\" is finer than 1m, a thousandth of a core; round it, for example to \"1m\"",
        "-1|cpu \"-1\" must not be negative; write a positive amount",
        "1K|cpu \"1K\" must be a number with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei, or with e and a power of ten; write \"1k\"",
        "10P|cpu \"10P\" is 2^63-1 or more, where Kubernetes stops counting; write a smaller amount",
      })
  void refusesLossyProcessorTime(String text, String message) {
    assertThatThrownBy(() -> Cpu.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "512m|memory \"512m\" is not a whole number of bytes; write whole bytes, for example \"512Mi\"; \"m\" means a thousandth, \"Mi\" a mebibyte",
        "1.5|memory \"1.5\" is not a whole number of bytes; write whole bytes, for example \"512Mi\"",
        "0.3Ki|memory \"0.3Ki\" is not a whole number of bytes; write whole bytes, for example \"512Mi\"",
        "8Ei|memory \"8Ei\" is 2^63-1 or more, where Kubernetes stops counting; write a smaller amount",
        "10E|memory \"10E\" is 2^63-1 or more, where Kubernetes stops counting; write a smaller amount",
        "4GB|memory \"4GB\" must be a number with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei, or with e and a power of ten; write \"4G\"",
      })
  void refusesMemoryThatAServerWouldRoundOrCap(String text, String message) {
    assertThatThrownBy(() -> Memory.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(message);
  }

  @Test
  void refusesNegativeAndOverflowingSizes() {
    assertThatThrownBy(() -> Memory.gibibytes(-1))
        .hasMessage("memory \"-1Gi\" must not be negative; write a positive amount");
    assertThatThrownBy(() -> StorageSize.tebibytes(9_000_000))
        .hasMessage(
            "storage size \"9000000Ti\" is 2^63-1 or more, where Kubernetes stops counting; write a smaller amount");
    assertThatThrownBy(() -> Cpu.millis(-5))
        .hasMessage("cpu \"-5m\" must not be negative; write a positive amount");
    assertThatThrownBy(() -> Cpu.cores(Long.MAX_VALUE))
        .hasMessage(
            "cpu \"9223372036854775807\" is 2^63-1 or more, where Kubernetes stops counting; write a smaller amount");
    assertThatThrownBy(() -> Memory.gibibytes(1).times(-2))
        .hasMessage("memory \"-2 times 1Gi\" must not be negative; write a positive amount");
    assertThatThrownBy(() -> Memory.parse("4Ei").plus(Memory.parse("4Ei")))
        .hasMessage(
            "memory \"4Ei + 4Ei\" is 2^63-1 or more, where Kubernetes stops counting; write a smaller amount");
  }
}
