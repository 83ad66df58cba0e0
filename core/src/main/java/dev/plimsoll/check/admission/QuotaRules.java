package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;
import static dev.plimsoll.check.admission.Source.NODE;
import static dev.plimsoll.check.admission.Source.SCHEDULING;

import dev.plimsoll.unit.NameRules;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules of quotas, limit ranges, priority and runtime classes. */
final class QuotaRules {
  static final Rule NAME =
      rule("PLM3931", "RQ1", "spec.hard")
          .says("a quota counts resources that are known")
          .fix("write for example requests.cpu, limits.memory or count/deployments.apps")
          .source(CORE, "ValidateResourceQuotaResourceName");
  static final Rule VALUE =
      rule("PLM3932", "RQ2", "spec.hard")
          .says("a quota is not negative, and whole for what is counted")
          .fix("write an amount from 0")
          .source(CORE, "ValidateResourceQuantityValue");
  static final Rule SCOPES =
      rule("PLM3933", "RQ3", "spec.scopes")
          .says("scopes are known, do not exclude each other and fit the resources")
          .fix("remove the scope, or the resource that it does not count")
          .source(CORE, "validateResourceQuotaScopes");
  static final Rule LIMIT_TYPE =
      rule("PLM3934", "LR1", "spec.limits.type")
          .says("a limit range limits pods, containers and claims, each once")
          .fix("write type Container, Pod or PersistentVolumeClaim")
          .source(CORE, "ValidateLimitRange");
  static final Rule LIMIT_ORDER =
      rule("PLM3935", "LR2", "spec.limits")
          .says("min, defaultRequest, default and max rise")
          .fix("put the amounts in this order")
          .source(CORE, "ValidateLimitRange");
  static final Rule RATIO =
      rule("PLM3936", "LR3", "spec.limits.maxLimitRequestRatio")
          .says("a ratio is at least 1 and not above that of max to min")
          .fix("write a ratio from 1")
          .source(CORE, "ValidateLimitRange");
  static final Rule LIMIT_NAME =
      rule("PLM3937", "LR4", "spec.limits")
          .says("a limit range limits resources that are known")
          .fix("write for example cpu, memory or storage")
          .source(CORE, "ValidateLimitRange");
  static final Rule PRIORITY =
      rule("PLM3941", "O1", "value")
          .says("a priority is at most 1000000000 and its class not Kubernetes' own")
          .fix("write a value up to 1000000000, and a name that does not begin with system-")
          .source(SCHEDULING, "ValidatePriorityClass");
  static final Rule RUNTIME =
      rule("PLM3942", "O2", "handler")
          .says("a runtime class has a handler, a label of a domain name")
          .fix("write the handler of the runtime")
          .source(NODE, "ValidateRuntimeClass");

  private static final Set<String> STANDARD =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.storage",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "persistentvolumeclaims",
          "configmaps",
          "services.nodeports",
          "services.loadbalancers");
  private static final Set<String> COUNTED =
      Set.of(
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "persistentvolumeclaims",
          "configmaps",
          "services.nodeports",
          "services.loadbalancers");
  private static final Set<String> COMPUTE =
      Set.of("cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory");
  private static final List<String> KNOWN_SCOPES =
      List.of(
          "Terminating",
          "NotTerminating",
          "BestEffort",
          "NotBestEffort",
          "PriorityClass",
          "CrossNamespacePodAffinity",
          "VolumeAttributesClass");

  private QuotaRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void quota(Field root) {
    Field spec = root.at("spec");
    Set<String> resources = new TreeSet<>();
    for (Field amount : spec.at("hard").entries()) {
      resources.add(amount.key());
      name(amount);
      value(amount);
    }
    Set<String> scopes = new HashSet<>();
    for (Field scope : spec.at("scopes").items()) {
      scope(scope, resources);
      scopes.add(scope.text());
    }
    exclusive(scopes, spec.at("scopes"));
    Set<String> selected = new HashSet<>();
    for (Field expression : spec.at("scopeSelector", "matchExpressions").items()) {
      expression(expression, resources);
      selected.add(expression.text("scopeName"));
    }
    exclusive(selected, spec.at("scopeSelector"));
  }

  private static void name(Field amount) {
    String name = amount.key();
    Optional<String> syntax = NameRules.qualifiedName(name);
    if (syntax.isPresent()) {
      amount.refuse(NAME, "resource " + Shown.quoted(name) + " " + syntax.get());
    } else if (name.indexOf('/') < 0 && !STANDARD.contains(name) && !isPages(name)) {
      amount.refuse(NAME, Shown.quoted(name) + " is no resource that a quota counts");
    }
  }

  private static boolean isPages(String name) {
    return name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
  }

  private static void value(Field amount) {
    Optional<Quantity> quantity = ResourceRules.quantity(amount);
    if (quantity.isEmpty()) {
      return;
    }
    if (quantity.get().signum() < 0) {
      amount.refuse(VALUE, amount.shown() + " must not be negative");
    } else if ((COUNTED.contains(amount.key()) || ResourceRules.isExtended(amount.key()))
        && !ResourceRules.isWhole(quantity.get())) {
      amount.refuse(VALUE, amount.shown() + " must be a whole number");
    }
  }

  private static void scope(Field scope, Set<String> resources) {
    if (!KNOWN_SCOPES.contains(scope.text())) {
      scope.refuse(SCOPES, scope.shown() + " must be " + Shown.either(KNOWN_SCOPES));
      return;
    }
    for (String resource : resources) {
      if ((STANDARD.contains(resource) || isPages(resource)) && !fits(scope.text(), resource)) {
        scope.refuse(SCOPES, scope.text() + " does not count " + resource);
        return;
      }
    }
  }

  private static boolean fits(String scope, String resource) {
    return switch (scope) {
      case "Terminating",
          "NotTerminating",
          "NotBestEffort",
          "PriorityClass",
          "CrossNamespacePodAffinity" ->
          resource.equals("pods") || COMPUTE.contains(resource);
      case "BestEffort" -> resource.equals("pods");
      case "VolumeAttributesClass" ->
          Set.of("requests.storage", "persistentvolumeclaims").contains(resource)
              || resource.contains(".storageclass.storage.k8s.io/");
      default -> true;
    };
  }

  private static void expression(Field expression, Set<String> resources) {
    scope(expression.at("scopeName"), resources);
    Field operator = expression.at("operator");
    Field values = expression.at("values");
    String scope = expression.text("scopeName");
    boolean byValue = scope.equals("PriorityClass") || scope.equals("VolumeAttributesClass");
    if (KNOWN_SCOPES.contains(scope) && !byValue && !operator.text().equals("Exists")) {
      operator.refuse(SCOPES, operator.shown() + " of " + scope + " must be Exists");
    }
    switch (operator.text()) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          values.refuse(SCOPES, operator.text() + " needs values");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          values.refuse(SCOPES, operator.text() + " takes no values");
        }
      }
      default ->
          operator.refuse(SCOPES, operator.shown() + " must be In, NotIn, Exists or DoesNotExist");
    }
  }

  private static void exclusive(Set<String> scopes, Field field) {
    if (scopes.contains("BestEffort") && scopes.contains("NotBestEffort")) {
      field.refuse(SCOPES, "BestEffort and NotBestEffort exclude each other");
    }
    if (scopes.contains("Terminating") && scopes.contains("NotTerminating")) {
      field.refuse(SCOPES, "Terminating and NotTerminating exclude each other");
    }
  }

  static void limitRange(Field root) {
    Set<String> types = new HashSet<>();
    for (Field limit : root.at("spec", "limits").items()) {
      Field type = limit.at("type");
      Optional<String> syntax = NameRules.qualifiedName(type.text());
      if (syntax.isPresent()) {
        type.refuse(LIMIT_TYPE, syntax);
      } else if (type.text().indexOf('/') < 0
          && !List.of("Pod", "Container", "PersistentVolumeClaim").contains(type.text())) {
        type.refuse(LIMIT_TYPE, type.shown() + " must be Container, PersistentVolumeClaim or Pod");
      }
      if (!types.add(type.text())) {
        type.refuse(LIMIT_TYPE, type.shown() + " stands twice");
      }
      limit(limit, type.text());
    }
  }

  private static void limit(Field limit, String type) {
    Set<String> names = new TreeSet<>();
    for (String key : List.of("min", "max", "maxLimitRequestRatio")) {
      for (Field amount : limit.at(key).entries()) {
        names.add(amount.key());
        limitName(amount, type);
      }
    }
    for (String key : List.of("default", "defaultRequest")) {
      Field amounts = limit.at(key);
      if (type.equals("Pod") && !amounts.isEmpty()) {
        amounts.refuse(LIMIT_TYPE, key + " of type Pod");
        continue;
      }
      for (Field amount : amounts.entries()) {
        names.add(amount.key());
        limitName(amount, type);
      }
    }
    if (type.equals("PersistentVolumeClaim")
        && !limit.at("min").has("storage")
        && !limit.at("max").has("storage")) {
      limit.refuse(LIMIT_TYPE, "a limit of claims without min or max of storage");
    }
    for (String name : names) {
      order(limit, name);
      ratio(limit, name);
    }
  }

  private static void limitName(Field amount, String type) {
    String name = amount.key();
    Optional<String> syntax = NameRules.qualifiedName(name);
    boolean container = type.equals("Container") || type.equals("Pod");
    if (container) {
      ResourceRules.name(amount, LIMIT_NAME);
    } else if (syntax.isPresent()) {
      amount.refuse(LIMIT_NAME, "resource " + Shown.quoted(name) + " " + syntax.get());
    } else if (name.indexOf('/') < 0) {
      boolean known = STANDARD.contains(name) || name.equals("storage") || isPages(name);
      if (!known) {
        amount.refuse(LIMIT_NAME, Shown.quoted(name) + " is no resource that can be limited");
      }
    }
  }

  private static void order(Field limit, String name) {
    List<String> rising = List.of("min", "defaultRequest", "default", "max");
    for (int low = 0; low < rising.size(); low++) {
      for (int high = low + 1; high < rising.size(); high++) {
        Field lower = limit.at(rising.get(low)).at(name);
        Field upper = limit.at(rising.get(high)).at(name);
        Optional<Quantity> least = ResourceRules.quantity(lower);
        Optional<Quantity> most = ResourceRules.quantity(upper);
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
          lower.refuse(
              LIMIT_ORDER,
              rising.get(low)
                  + " of "
                  + name
                  + " "
                  + lower.shown()
                  + " is above "
                  + rising.get(high)
                  + " "
                  + upper.shown());
        }
      }
    }
    boolean extended = ResourceRules.isExtended(name) || name.startsWith("hugepages-");
    Field request = limit.at("defaultRequest").at(name);
    Field standard = limit.at("default").at(name);
    if (extended && limit.text("type").equals("Container")) {
      Optional<Quantity> asked = ResourceRules.quantity(request);
      Optional<Quantity> most = ResourceRules.quantity(standard);
      if (asked.isPresent() && most.isPresent() && asked.get().compareTo(most.get()) != 0) {
        request.refuse(RATIO, "defaultRequest of " + name + " must equal default");
      }
    }
  }

  private static void ratio(Field limit, String name) {
    Field field = limit.at("maxLimitRequestRatio").at(name);
    Optional<Quantity> ratio = ResourceRules.quantity(field);
    if (ratio.isEmpty()) {
      return;
    }
    if (ratio.get().amount().compareTo(BigDecimal.ONE) < 0) {
      field.refuse(RATIO, field.shown() + " must be at least 1");
    }
    Optional<Quantity> min = ResourceRules.quantity(limit.at("min").at(name));
    Optional<Quantity> max = ResourceRules.quantity(limit.at("max").at(name));
    if (min.isPresent() && max.isPresent() && min.get().signum() != 0) {
      BigDecimal most = max.get().amount().divide(min.get().amount(), 9, RoundingMode.HALF_UP);
      if (ratio.get().amount().compareTo(most) > 0) {
        field.refuse(RATIO, field.shown() + " is above the ratio of max to min");
      }
    }
  }

  static void priorityClass(Field root) {
    Field name = root.at("metadata", "name");
    Field value = root.at("value");
    if (name.text().startsWith("system-")) {
      boolean own =
          (name.text().equals("system-cluster-critical") && value.number(0) == 2000000000L)
              || (name.text().equals("system-node-critical") && value.number(0) == 2000001000L);
      if (!own) {
        name.refuse(PRIORITY, name.shown() + " must not begin with system-");
      }
    } else if (value.number(0) > 1000000000L) {
      value.refuse(PRIORITY, value.shown() + " must be at most 1000000000");
    }
    root.at("preemptionPolicy")
        .oneOf(PodRules.PREEMPTION, List.of("PreemptLowerPriority", "Never"));
  }

  static void runtimeClass(Field root) {
    Field handler = root.at("handler");
    handler.refuse(RUNTIME, NameRules.dns1123Label(handler.text()));
    ResourceRules.overhead(root.at("overhead", "podFixed"));
    Field scheduling = root.at("scheduling");
    SelectorRules.labels(scheduling.at("nodeSelector"));
    PlacementRules.tolerations(scheduling.at("tolerations"));
    Set<Object> seen = new HashSet<>();
    for (Field toleration : scheduling.at("tolerations").items()) {
      if (!seen.add(toleration.node())) {
        toleration.refuse(RUNTIME, "a toleration stands twice");
      }
    }
  }
}
