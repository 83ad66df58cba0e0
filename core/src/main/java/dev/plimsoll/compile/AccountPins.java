package dev.plimsoll.compile;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which service accounts a maker of pods may give to them, as policies that the API server asks:
 * rights alone let it use every account of the namespace.
 *
 * <p>One policy per account that may create pods, since one account is one user for the server.
 * Each name of an account stands in a text of its own, so that renames follow.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating
 *     Admission Policy</a>
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation">RBAC
 *     good practices, workload creation</a>
 */
final class AccountPins {
  private static final String API = "admissionregistration.k8s.io/v1";

  /** Resources whose objects hold the template of pods that a controller of the cluster makes. */
  private static final List<String> TEMPLATES =
      List.of(
          "cronjobs",
          "daemonsets",
          "deployments",
          "jobs",
          "replicasets",
          "replicationcontrollers",
          "statefulsets");

  /** Groups of the cluster itself; those of projects of Kubernetes look much like them. */
  private static final Pattern CLUSTERS_OWN =
      Pattern.compile(
          "^(?:admissionregistration|apiextensions|apiregistration|authentication|authorization"
              + "|certificates|coordination|discovery|events|flowcontrol\\.apiserver|metrics"
              + "|networking|node|rbac\\.authorization|resource|scheduling|storage)\\.k8s\\.io$");

  private final String platform;
  private final Bundle bundle;
  private final RolePods pods;
  private final Findings findings;

  /** An account as the server calls its user. */
  private record Account(String namespace, String name) implements Comparable<Account> {
    String user() {
      return "'system:serviceaccount:" + namespace + ":" + name + "'";
    }

    @Override
    public int compareTo(Account other) {
      int order = namespace.compareTo(other.namespace);
      return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
      return namespace + "/" + name;
    }
  }

  /** What one account may do with pods: the arrows that let it make them, and their accounts. */
  private record Pin(List<Arrow.Manages> arrows, SortedSet<Account> allowed) {}

  AccountPins(String platform, Bundle bundle, Findings findings) {
    this.platform = platform;
    this.bundle = bundle;
    this.pods = new RolePods(bundle, new Findings());
    this.findings = findings;
  }

  /** The policies and their bindings, in order. */
  List<Manifest> manifests(Topology topology) {
    var pins = new TreeMap<Account, Pin>();
    for (Arrow arrow : topology.arrows()) {
      if (arrow instanceof Arrow.Manages manages) {
        add(pins, manages);
      }
    }
    var manifests = new ArrayList<Manifest>();
    pins.forEach(
        (maker, pin) -> {
          if (pin.allowed().isEmpty()) {
            findings.add(
                ConnectCodes.NOTHING_TO_PIN,
                Connector.where(pin.arrows().get(0)),
                "service account "
                    + maker
                    + " may create pods, and nothing says which accounts these have",
                "describe the pods as latent objects of the component that makes them, or draw the"
                    + " arrow to them");
          } else {
            manifests.add(policy(maker, pin));
            manifests.add(binding(maker, pin));
          }
        });
    return manifests;
  }

  private void add(SortedMap<Account, Pin> pins, Arrow.Manages arrow) {
    boolean makesPods = creates(arrow, grant -> grant.group().isEmpty(), "pods");
    for (String account : pods.accounts(arrow.from())) {
      var maker = new Account(arrow.from().namespace().value(), account);
      if (makesPods) {
        Pin pin = pins.computeIfAbsent(maker, m -> new Pin(new ArrayList<>(), new TreeSet<>()));
        pin.arrows().add(arrow);
        pin.allowed().addAll(made(arrow));
      }
      SortedSet<String> others = throughOthers(arrow);
      if (!others.isEmpty()) {
        findings.add(
            ConnectCodes.MADE_THROUGH_OTHERS,
            Connector.where(arrow),
            "service account "
                + maker
                + " may create "
                + String.join(", ", others)
                + ", whose pods another account makes",
            "nothing, if the accounts of that maker's pods are pinned too");
      }
    }
  }

  private static boolean creates(Arrow.Manages arrow, Predicate<Grant> of, String resource) {
    return arrow.grants().stream()
        .anyMatch(
            grant ->
                of.test(grant)
                    && grant.resources().contains(resource)
                    && grant.verbs().contains("create"));
  }

  /** The accounts of the pods that an arrow lets somebody make. */
  private SortedSet<Account> made(Arrow.Manages arrow) {
    var accounts = new TreeSet<Account>();
    if (arrow.of() instanceof Endpoint.Pods of) {
      pods.accounts(of)
          .forEach(account -> accounts.add(new Account(of.namespace().value(), account)));
    }
    bundle.all().stream()
        .filter(manifest -> manifest.is("", "Pod") && isMadeBy(manifest, arrow))
        .forEach(
            pod ->
                accounts.add(
                    new Account(
                        pod.identity().namespace().orElseThrow(),
                        pod.tree()
                            .findMap("spec")
                            .flatMap(spec -> spec.findText("serviceAccountName"))
                            .orElse("default"))));
    return accounts;
  }

  private static boolean isMadeBy(Manifest pod, Arrow.Manages arrow) {
    return pod.presence() instanceof Presence.Latent latent
        && latent.maker().equals(arrow.from().id())
        && pod.identity()
            .namespace()
            .filter(home -> arrow.in().map(in -> in.value().equals(home)).orElse(true))
            .isPresent();
  }

  /** The resources whose objects hold, or may hold, a template of pods. */
  private static SortedSet<String> throughOthers(Arrow.Manages arrow) {
    var resources = new TreeSet<String>();
    for (Grant grant : arrow.grants()) {
      if (grant.verbs().contains("create")) {
        grant.resources().stream()
            .filter(resource -> hasTemplate(grant.group(), resource))
            .map(resource -> grant.group().isEmpty() ? resource : resource + "." + grant.group())
            .forEach(resources::add);
      }
    }
    return resources;
  }

  /** Whether it is a custom resource, or one of the cluster's own that holds a template. */
  private static boolean hasTemplate(String group, String resource) {
    return !resource.contains("/")
        && (TEMPLATES.contains(resource)
            || (group.contains(".") && !CLUSTERS_OWN.matcher(group).find()));
  }

  private static String name(Account maker) {
    return "accounts." + maker.namespace() + "." + maker.name();
  }

  private Manifest policy(Account maker, Pin pin) {
    Origin origin = Connector.origin(pin.arrows().get(0));
    var variables = ListNode.builder(origin);
    variables.add(
        expression(
            "account",
            "'system:serviceaccount:' + request.namespace + ':' +"
                + " object.spec.?serviceAccountName.orValue('default')",
            origin));
    var allowed = new ArrayList<String>();
    for (Account account : pin.allowed()) {
      String variable = "allowed" + (allowed.size() + 1);
      variables.add(expression(variable, account.user(), origin));
      allowed.add("variables." + variable);
    }
    MapNode rule =
        MapNode.builder(origin)
            .put("apiGroups", ListNode.ofStrings(List.of(""), origin))
            .put("apiVersions", ListNode.ofStrings(List.of("v1"), origin))
            .put("operations", ListNode.ofStrings(List.of("CREATE"), origin))
            .put("resources", ListNode.ofStrings(List.of("pods"), origin))
            .build();
    MapNode validation =
        MapNode.builder(origin)
            .put("expression", "variables.account in [" + String.join(", ", allowed) + "]")
            .put(
                "messageExpression",
                "request.userInfo.username + ' may not make a pod of ' + variables.account")
            .put("reason", "Forbidden")
            .build();
    MapNode spec =
        MapNode.builder(origin)
            .put("failurePolicy", "Fail")
            .put(
                "matchConditions",
                ListNode.builder(origin)
                    .add(
                        expression("maker", "request.userInfo.username == " + maker.user(), origin))
                    .build())
            .put(
                "matchConstraints",
                MapNode.builder(origin)
                    .put("resourceRules", ListNode.builder(origin).add(rule).build())
                    .build())
            .put("validations", ListNode.builder(origin).add(validation).build())
            .put("variables", variables.build())
            .build();
    return Manifest.of(
        object("ValidatingAdmissionPolicy", name(maker), origin).put("spec", spec).build());
  }

  private static MapNode expression(String name, String expression, Origin origin) {
    return MapNode.builder(origin).put("name", name).put("expression", expression).build();
  }

  private Manifest binding(Account maker, Pin pin) {
    Origin origin = Connector.origin(pin.arrows().get(0));
    MapNode spec =
        MapNode.builder(origin)
            .put("policyName", name(maker))
            .put("validationActions", ListNode.ofStrings(List.of("Deny"), origin))
            .build();
    return Manifest.of(
        object("ValidatingAdmissionPolicyBinding", name(maker), origin).put("spec", spec).build());
  }

  private MapNode.Builder object(String kind, String name, Origin origin) {
    return MapNode.builder(origin)
        .put("apiVersion", API)
        .put("kind", kind)
        .put(
            "metadata",
            MapNode.builder(origin)
                .put("name", name)
                .put(
                    "labels",
                    MapNode.builder(origin).put("app.kubernetes.io/part-of", platform).build())
                .build());
  }
}
