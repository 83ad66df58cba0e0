package dev.plimsoll.check.apply;

import dev.plimsoll.check.BundleCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodDemand;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Holds the pods of each namespace, latent ones too, against its ResourceQuotas and LimitRanges.
 * Quotas with scopes count some pods only, and are passed over.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas</a>
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Limit ranges</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class QuotaCheck implements BundleCheck {
  private static final FieldPath HARD = FieldPath.of("spec", "hard");
  private static final FieldPath LIMITS = FieldPath.of("spec", "limits");

  /** What a quota counts, and where a pod says it. */
  private record Counted(String place, String resource) {
    Quantity of(PodDemand pods) {
      return place.equals("requests") ? pods.request(resource) : pods.limit(resource);
    }

    List<String> places() {
      return place.equals("requests") ? List.of("requests", "limits") : List.of("limits");
    }

    /**
     * Where a limit range says it in a container's place; a {@code max} is a default limit too, and
     * a {@code min} a default request.
     *
     * @see <a
     *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go">SetDefaults_LimitRangeItem</a>
     */
    List<String> defaults() {
      return place.equals("requests")
          ? List.of("defaultRequest", "default", "max", "min")
          : List.of("default", "max");
    }

    @Override
    public String toString() {
      return place + "." + resource;
    }
  }

  private static final Map<String, Counted> COUNTED =
      Map.of(
          "cpu", new Counted("requests", "cpu"),
          "requests.cpu", new Counted("requests", "cpu"),
          "memory", new Counted("requests", "memory"),
          "requests.memory", new Counted("requests", "memory"),
          "limits.cpu", new Counted("limits", "cpu"),
          "limits.memory", new Counted("limits", "memory"));

  /** The check. */
  public QuotaCheck() {}

  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    List<Manifest> quotas = bundle.ofKind("", "ResourceQuota").toList();
    List<Manifest> ranges = bundle.ofKind("", "LimitRange").toList();
    if (quotas.isEmpty() && ranges.isEmpty()) {
      return;
    }
    SortedMap<String, List<PodDemand>> pods =
        PodDemand.of(bundle).stream()
            .collect(
                Collectors.groupingBy(PodDemand::namespace, TreeMap::new, Collectors.toList()));
    for (Manifest quota : quotas) {
      List<PodDemand> here = pods.getOrDefault(namespace(quota), List.of());
      List<Manifest> inForce =
          ranges.stream().filter(range -> namespace(range).equals(namespace(quota))).toList();
      if (!isScoped(quota) && quota.find(HARD).orElse(null) instanceof MapNode hard) {
        new OneQuota(quota, hard, inForce, findings).check(here);
      }
    }
    for (Manifest range : ranges) {
      List<PodDemand> here = pods.getOrDefault(namespace(range), List.of());
      items(range).forEach(item -> new OneRange(range, item, findings).check(here));
    }
  }

  private static String namespace(Manifest manifest) {
    return manifest.identity().namespace().orElse("");
  }

  private static boolean isScoped(Manifest quota) {
    return quota.find(FieldPath.of("spec", "scopes")).isPresent()
        || quota.find(FieldPath.of("spec", "scopeSelector")).isPresent();
  }

  /** One quota, with the limit ranges beside it. */
  private record OneQuota(Manifest quota, MapNode hard, List<Manifest> ranges, Findings findings) {
    void check(List<PodDemand> pods) {
      hard.forEach(
          (key, value) -> {
            Optional<Quantity> limit =
                value instanceof ScalarNode scalar
                    ? Quantity.find(scalar.text())
                    : Optional.empty();
            Counted counted = COUNTED.get(key);
            if (limit.isPresent() && (key.equals("pods") || key.equals("count/pods"))) {
              number(key, limit.get(), pods);
            } else if (limit.isPresent() && counted != null) {
              amounts(key, limit.get(), pods, counted);
            }
          });
    }

    private void number(String key, Quantity limit, List<PodDemand> pods) {
      long most = pods.stream().mapToLong(PodDemand::most).sum();
      if (Quantity.of(most).compareTo(limit) > 0) {
        findings.add(
            ApplyCodes.QUOTA_TOO_SMALL,
            quota.where(HARD.field(key)),
            "there can be " + most + " pods at once, and " + key + " is " + limit,
            "write " + most + " or more, or let less run at once");
      }
    }

    private void amounts(String key, Quantity limit, List<PodDemand> pods, Counted counted) {
      Quantity sum = Quantity.ZERO;
      for (PodDemand one : pods) {
        Quantity each = counted.of(one);
        sum = sum.plus(each.times(one.most()));
        if (each.compareTo(limit) > 0) {
          findings.add(
              ApplyCodes.POD_EXCEEDS_QUOTA,
              one.manifest().where(FieldPath.ROOT),
              "one pod has "
                  + counted
                  + " "
                  + each
                  + ", and "
                  + quota.identity()
                  + " has "
                  + limit
                  + " in all",
              "raise " + key + " of the quota to " + each + " or more, or make the pod smaller");
        }
        sized(one, counted);
      }
      if (sum.compareTo(limit) > 0) {
        PodDemand largest =
            pods.stream()
                .max(Comparator.comparing(one -> counted.of(one).times(one.most())))
                .orElseThrow();
        findings.add(
            ApplyCodes.QUOTA_TOO_SMALL,
            quota.where(HARD.field(key)),
            "the pods of the namespace can have "
                + counted
                + " "
                + sum
                + " at once, and "
                + key
                + " is "
                + limit
                + "; most of it "
                + largest.manifest().identity()
                + ", "
                + largest.most()
                + " of "
                + counted.of(largest),
            "write " + sum + " or more, or let less run at once");
      }
    }

    /** The server refuses a pod of which the quota cannot know what it takes. */
    private void sized(PodDemand pods, Counted counted) {
      boolean filled =
          ranges.stream()
              .flatMap(range -> items(range).stream())
              .anyMatch(
                  item ->
                      counted.defaults().stream()
                          .anyMatch(
                              place ->
                                  item.findMap(place)
                                      .filter(map -> map.has(counted.resource()))
                                      .isPresent()));
      if (filled || PodDemand.said(pods.spec(), counted.places(), counted.resource()).isPresent()) {
        return;
      }
      pods.containers().stream()
          .filter(
              container ->
                  PodDemand.said(container, counted.places(), counted.resource()).isEmpty())
          .findFirst()
          .ifPresent(
              container ->
                  findings.add(
                      ApplyCodes.QUOTA_NEEDS_SIZE,
                      pods.manifest().where(FieldPath.ROOT),
                      "container \""
                          + container.findText("name").orElse("")
                          + "\" says no "
                          + counted
                          + ", which "
                          + quota.identity()
                          + " counts",
                      "write resources."
                          + counted
                          + ", or add a LimitRange with "
                          + counted.defaults().get(0)));
    }
  }

  private static List<MapNode> items(Manifest range) {
    return range.find(LIMITS).orElse(null) instanceof ListNode list
        ? list.items().stream()
            .filter(MapNode.class::isInstance)
            .map(MapNode.class::cast)
            .filter(item -> item.findText("type").equals(Optional.of("Container")))
            .toList()
        : List.of();
  }
}
