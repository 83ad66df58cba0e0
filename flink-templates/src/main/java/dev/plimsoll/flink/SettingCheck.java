package dev.plimsoll.flink;

import dev.plimsoll.finding.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys and values of settings, wherever they stand. */
final class SettingCheck {
  private final FlinkVersion line;
  private final boolean isCertain;
  private final Findings findings;

  /**
   * Checks by one line, or, if nobody says which it is, by all of them.
   *
   * @param line that the object names
   */
  SettingCheck(Optional<FlinkVersion> line, Findings findings) {
    this.line = line.orElse(FlinkVersion.newest());
    this.isCertain = line.isPresent();
    this.findings = findings;
  }

  void check(FlinkSetting setting) {
    List<FlinkVersion> knowing =
        Arrays.stream(FlinkVersion.values())
            .filter(version -> FlinkKeys.of(version).has(setting.key()))
            .toList();
    boolean isKnown = isCertain ? knowing.contains(line) : !knowing.isEmpty();
    if (!isKnown) {
      unknown(setting, knowing);
      return;
    }
    FlinkVersion by = knowing.contains(line) ? line : knowing.get(knowing.size() - 1);
    List<String> successors = FlinkKeys.of(by).successors(setting.key());
    if (!successors.isEmpty()) {
      findings.add(
          FlinkCodes.KEY_DEPRECATED,
          setting.where(),
          setting.key() + " is deprecated in Flink " + by.line(),
          "write " + String.join(" and ", successors));
    }
    value(setting, by);
  }

  private void value(FlinkSetting setting, FlinkVersion by) {
    FlinkKeys.of(by).option(setting.key()).ifPresent(option -> read(setting, option, by));
  }

  private void read(FlinkSetting setting, FlinkOption option, FlinkVersion by) {
    option
        .type()
        .repair(setting.value(), by)
        .ifPresent(
            fix ->
                findings.add(
                    FlinkCodes.VALUE_NOT_READ,
                    setting.where(),
                    setting.key()
                        + " is \""
                        + setting.value()
                        + "\", and Flink reads "
                        + option.type().inWords(),
                    fix));
  }

  private void unknown(FlinkSetting setting, List<FlinkVersion> knowing) {
    String key = setting.key();
    if (!knowing.isEmpty()) {
      FlinkVersion other = knowing.get(knowing.size() - 1);
      List<String> successors = new ArrayList<>(FlinkKeys.of(other).successors(key));
      successors.removeIf(successor -> !FlinkKeys.of(line).has(successor));
      findings.add(
          FlinkCodes.KEY_NEAR_MISS,
          setting.where(),
          "Flink " + line.line() + " does not have " + key + ", Flink " + other.line() + " has",
          successors.isEmpty()
              ? "leave it out, or run on Flink " + other.line()
              : "write " + String.join(" and ", successors));
      return;
    }
    Optional<String> near = FlinkKeys.of(line).nearest(key);
    if (near.isPresent()) {
      findings.add(
          FlinkCodes.KEY_NEAR_MISS,
          setting.where(),
          isCertain
              ? "Flink " + line.line() + " does not have " + key
              : "no Flink since 1.20 has " + key,
          "write " + near.get());
      return;
    }
    findings.add(
        FlinkCodes.KEY_NOT_CHECKED,
        setting.where(),
        key + " is not in the catalogue of Flink " + line.line(),
        "nothing, if a file system, a connector, a reporter or the program reads it");
  }
}
