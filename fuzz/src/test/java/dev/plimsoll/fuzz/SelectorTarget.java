package dev.plimsoll.fuzz;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.FaultCodes;
import dev.plimsoll.check.Judgement;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Label selectors. The input is two documents: a selector, and the labels of an object. The
 * selector means what the documentation says, and a Deployment with both is accepted only if the
 * selector takes the labels.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
public final class SelectorTarget {
  private static final Checks CHECKS = Checks.of(Schemas.of(KubernetesVersion.V1_35));

  private SelectorTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<YamlDocument> documents = YamlReader.read(input, "input.yaml", new Findings());
    if (documents.size() != 2
        || !(documents.get(0).root() instanceof MapNode selector)
        || !(documents.get(1).root() instanceof MapNode object)) {
      return;
    }
    LabelSelector read = LabelSelector.of(selector);
    Map<String, String> labels = labels(object);
    boolean selects = read.matches(labels);
    Promise.that(
        selects == meaning(read, labels), "a selector means what is documented", read, labels);
    Promise.that(!read.isEmpty() || read.toString().isEmpty(), "an empty selector has no text");
    Judgement judgement = CHECKS.judge(deployment(selector, object));
    Promise.that(
        judgement.findings().stream().noneMatch(f -> f.code().equals(FaultCodes.FAILED)),
        "no check fails itself",
        judgement.findings());
    Promise.that(
        selects || judgement.verdict() != Verdict.ACCEPTED,
        "a Deployment selects its own pods",
        read,
        labels,
        judgement.findings());
  }

  private static Map<String, String> labels(MapNode object) {
    // A star is our sign for a value that is not known; objects cannot have it.
    var labels = new HashMap<>(LabelSelector.ofPlain(object).labels());
    labels.values().removeIf("*"::equals);
    return labels;
  }

  private static boolean meaning(LabelSelector selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.labels().entrySet())
        && selector.expressions().stream().allMatch(e -> meaning(e, labels));
  }

  private static boolean meaning(LabelSelector.Expression e, Map<String, String> labels) {
    boolean in = labels.containsKey(e.key()) && e.values().contains(labels.get(e.key()));
    return (e.operator().equals("In") && in)
        || (e.operator().equals("NotIn") && !in)
        || (e.operator().equals("Exists") && labels.containsKey(e.key()))
        || (e.operator().equals("DoesNotExist") && !labels.containsKey(e.key()));
  }

  private static MapNode deployment(MapNode selector, MapNode labels) {
    MapNode container = map().put("name", "a").put("image", "a").build();
    MapNode pod = map().put("containers", ListNode.of(List.of(container), Origin.UNKNOWN)).build();
    MapNode template =
        map().put("metadata", map().put("labels", labels).build()).put("spec", pod).build();
    return map()
        .put("apiVersion", "apps/v1")
        .put("kind", "Deployment")
        .put("metadata", map().put("name", "a").put("namespace", "default").build())
        .put("spec", map().put("selector", selector).put("template", template).build())
        .build();
  }

  private static MapNode.Builder map() {
    return MapNode.builder(Origin.UNKNOWN);
  }
}
