package dev.plimsoll.site;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of finding codes, made from the registry: a code that a module has is on it, whether
 * anybody thought of the page or not.
 */
final class CodesPage {
  /** The name of the page. */
  static final String NAME = "finding-codes";

  /** A range of codes and what it is about, as {@link Code} lays them out. */
  private static final Map<String, String> RANGES = ranges();

  private CodesPage() {}

  private static Map<String, String> ranges() {
    var ranges = new LinkedHashMap<String, String>();
    ranges.put("PLM00", "Command line and class path");
    ranges.put("PLM01", "Definitions");
    ranges.put("PLM02", "Environments and bindings");
    ranges.put("PLM03", "Targets");
    ranges.put("PLM1", "Decode: is it YAML, and does it say what a reader would think?");
    ranges.put("PLM2", "Schema: fields, types, required, enums");
    ranges.put("PLM3", "Admission: the API server's hand-written rules");
    ranges.put("PLM4", "CEL rules");
    ranges.put("PLM5", "References: does every name point to something?");
    ranges.put("PLM65", "Airflow");
    ranges.put("PLM66", "Spark");
    ranges.put("PLM67", "Monitoring");
    ranges.put("PLM6", "Runtime: accepted, but will it work?");
    ranges.put("PLM7", "Security and policy");
    ranges.put("PLM80", "Overlays");
    ranges.put("PLM81", "Overlays");
    ranges.put("PLM82", "Overlays");
    ranges.put("PLM83", "Settle: what follows from the result");
    ranges.put("PLM84", "Connect: rights and network policies");
    ranges.put("PLM85", "Connect: rights and network policies");
    ranges.put("PLM86", "Connect: rights and network policies");
    ranges.put("PLM8", "Names: prefixes, namespaces, hashes");
    ranges.put("PLM9", "Writing files");
    return ranges;
  }

  /** The page as Markdown. */
  static String markdown(CodeRegistry registry) {
    var text = new StringBuilder();
    text.append(
        """
        ---
        title: Finding codes
        group: Reference
        order: 10
        summary: Every code that a finding can have, what it means and how to repair it.
        ---

        A finding names the object, the field, the value, the rule and the repair. Its code is the fixed name of the rule: it is never reused and never
        changes its meaning, so it can be searched and suppressed. `plimsoll explain CODE` prints the same text. An *error* stops the output from being
        written, a *warning* will hurt later, a *note* says what should not be taken for granted. The *stage* says where in a run the rule is judged; what
        `decode`, `schema`, `admission` and `cel` refuse, an API server would refuse too.

        This page is made from the registry of codes at each build.
        """);
    var byRange = new LinkedHashMap<String, List<Code>>();
    for (Code code : registry.all()) {
      byRange.computeIfAbsent(range(code), key -> new ArrayList<>()).add(code);
    }
    byRange.forEach(
        (range, codes) -> {
          text.append("\n## ").append(range).append('\n');
          codes.forEach(code -> text.append(section(code)));
        });
    return text.toString();
  }

  /** The most exact range that a code is in. */
  static String range(Code code) {
    return RANGES.entrySet().stream()
        .filter(range -> code.id().startsWith(range.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(code.id() + " is in no range"));
  }

  private static String section(Code code) {
    return "\n### "
        + code.id()
        + " "
        + code.title()
        + "\n\n*"
        + code.severity().word()
        + "* · stage `"
        + code.stage().word()
        + "`\n\n"
        + code.explanation()
        + "\n";
  }
}
