package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {
  @Test
  void hasNameNumberAndProtocol() {
    assertThat(Port.tcp("http", 8080)).hasToString("http (8080/TCP)");
    assertThat(Port.udp("dns", 53)).hasToString("dns (53/UDP)");
  }

  @Test
  void sortsByNumber() {
    assertThat(
            Stream.of(
                    Port.tcp("b", 443),
                    Port.udp("dns", 53),
                    Port.tcp("dns-tcp", 53),
                    Port.tcp("a", 443))
                .sorted())
        .extracting(Port::toString)
        .containsExactly("dns-tcp (53/TCP)", "dns (53/UDP)", "a (443/TCP)", "b (443/TCP)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65536})
  void refusesNumbersThatAreNoPort(int number) {
    assertThatThrownBy(() -> Port.tcp("http", number))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "port number \""
                + number
                + "\" must be from 1 to 65535; write the number that the program listens on");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,2", "25%,25%", "100%,100%", "007,7"})
  void readsNumbersAndShares(String text, String written) {
    assertThat(IntOrPercent.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|number or share of pods \"-1\" must be a whole number, or one with '%'; write for example \"1\" or \"25%\"",
        "5.5%|number or share of pods \"5.5%\" must be a whole number, or one with '%'; write for example \"1\" or \"25%\"",
        "101%|share of pods \"101%\" must be from 0% to 100%; write a percentage in that range",
        "%|number or share of pods \"%\" must be a whole number, or one with '%'; write for example \"1\" or \"25%\"",
      })
  void refusesOtherShares(String text, String message) {
    assertThatThrownBy(() -> IntOrPercent.parse(text)).hasMessage(message);
    assertThatThrownBy(() -> IntOrPercent.count(-1))
        .hasMessage("number of pods \"-1\" must not be negative; write 0 or more, or a percentage");
  }
}
