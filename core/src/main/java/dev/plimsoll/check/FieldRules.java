package dev.plimsoll.check;

import dev.plimsoll.check.admission.AdmissionCodes;
import dev.plimsoll.check.admission.Rule;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the rules that a server has written by hand for a field. A rule names its field from the
 * kind that it is about; it holds wherever that type is used, so that a rule on containers is found
 * for the template of a Deployment too.
 */
final class FieldRules {
  /** Above this many, only the rules at the field itself are told. */
  private static final int TOLD = 12;

  private static final Pattern LETTERS = Pattern.compile("^[A-Z]+");

  /** The kinds that rules are about, by the letters of their names in the catalogue. */
  private static final Map<String, List<String>> KINDS =
      Map.ofEntries(
          kinds("A", "Pod"),
          kinds("AS", "APIService"),
          kinds("B", "PodDisruptionBudget"),
          kinds("C", "Pod"),
          kinds("CS", "CertificateSigningRequest"),
          kinds("D", "Deployment", "ReplicaSet", "DaemonSet"),
          kinds("DR", "DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"),
          kinds("E", "DaemonSet", "ControllerRevision", "ReplicationController"),
          kinds("EP", "Endpoints", "EndpointSlice"),
          kinds("EV", "Event"),
          kinds("FC", "FlowSchema", "PriorityLevelConfiguration"),
          kinds("G", "Pod", "Deployment"),
          kinds("H", "HorizontalPodAutoscaler"),
          kinds("I", "Ingress", "IngressClass"),
          kinds("IA", "IPAddress", "ServiceCIDR"),
          kinds("J", "Job", "CronJob"),
          kinds("K", "StorageClass", "CSIDriver", "CSINode", "CSIStorageCapacity"),
          kinds("LE", "Lease"),
          kinds("LR", "LimitRange"),
          kinds("N", "Namespace", "ConfigMap", "Secret"),
          kinds("ND", "Node"),
          kinds("NP", "NetworkPolicy"),
          kinds("O", "PriorityClass", "RuntimeClass"),
          kinds("P", "Pod"),
          kinds("PV", "PersistentVolume"),
          kinds("Q", "PersistentVolumeClaim"),
          kinds("R", "Pod"),
          kinds("RB", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"),
          kinds("RQ", "ResourceQuota"),
          kinds("S", "Pod"),
          kinds("SV", "Service"),
          kinds("T", "StatefulSet"),
          kinds("V", "Pod"),
          kinds("W", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"),
          kinds("X", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"),
          kinds("Y", "CustomResourceDefinition"));

  private final Schemas schemas;

  FieldRules(Schemas schemas) {
    this.schemas = schemas;
  }

  /** A field of a type. */
  private record Spot(ObjectType owner, String field) {}

  private static Map.Entry<String, List<String>> kinds(String letters, String... kinds) {
    return Map.entry(letters, List.of(kinds));
  }

  /** Rules as sentences with their codes, for a field of a kind; none for the kind as a whole. */
  List<String> of(KindSchema kind, List<String> path) {
    List<Spot> asked = spots(kind, path).orElse(List.of());
    if (path.isEmpty() || asked.size() < path.size()) {
      return List.of();
    }
    Spot wanted = asked.get(asked.size() - 1);
    var at = new ArrayList<String>();
    var below = new ArrayList<String>();
    for (Rule rule : AdmissionCodes.rules()) {
      if (!rule.versions().include(schemas.version())) {
        continue;
      }
      for (List<Spot> spots : places(rule)) {
        int found = spots.indexOf(wanted);
        if (found >= 0) {
          (found == spots.size() - 1 ? at : below).add(told(rule));
          break;
        }
      }
    }
    if (at.size() + below.size() <= TOLD) {
      at.addAll(below);
    } else if (!below.isEmpty()) {
      at.add(below.size() + " more about fields in it");
    }
    return at;
  }

  private static String told(Rule rule) {
    KubernetesVersion since = rule.versions().since();
    return rule.code().title()
        + " ("
        + rule.code().id()
        + (since.minor() == 0 ? "" : ", since " + since)
        + ")";
  }

  /** Where a rule holds. If its sentence names a kind, it is about that one. */
  private List<List<Spot>> places(Rule rule) {
    Matcher letters = LETTERS.matcher(rule.id());
    List<String> kinds =
        letters.find() ? KINDS.getOrDefault(letters.group(), List.of()) : List.of();
    List<String> named =
        kinds.stream()
            .filter(kind -> rule.code().title().matches(".*\\b" + kind + "\\b.*"))
            .toList();
    var places = new ArrayList<List<Spot>>();
    for (String kind : named.isEmpty() ? kinds : named) {
      schemas.kinds().stream()
          .filter(known -> known.kind().equals(kind) && !known.isCustom())
          .flatMap(known -> spots(known, rule).stream())
          .forEach(places::add);
    }
    return places;
  }

  /** From the kind, or else from where its pods and selectors are described. */
  private static Optional<List<Spot>> spots(KindSchema kind, Rule rule) {
    if (rule.path().isEmpty()) {
      return Optional.empty();
    }
    List<String> path = Arrays.asList(rule.path().split("\\."));
    for (String before : List.of("", "spec", "spec.selector")) {
      var whole = new ArrayList<String>();
      if (!before.isEmpty()) {
        whole.addAll(Arrays.asList(before.split("\\.")));
      }
      whole.addAll(path);
      Optional<List<Spot>> found = spots(kind, whole);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Empty if the kind has no such field. */
  private static Optional<List<Spot>> spots(KindSchema kind, List<String> path) {
    var spots = new ArrayList<Spot>();
    TypeSchema type = kind.type();
    for (String step : path) {
      while (type instanceof TypeSchema.ListOf list) {
        type = list.item();
      }
      if (!(type instanceof ObjectType object)) {
        return type instanceof TypeSchema.MapOf ? Optional.of(spots) : Optional.empty();
      }
      Optional<FieldSchema> field = object.field(step);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      spots.add(new Spot(object, step));
      type = field.get().type();
    }
    return Optional.of(spots);
  }
}
