package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;
import static dev.plimsoll.check.admission.Source.LABELS;
import static dev.plimsoll.check.admission.Source.META;
import static dev.plimsoll.check.admission.Source.REST;
import static dev.plimsoll.check.admission.Source.SYNTAX;

import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of {@code metadata}, the same for all kinds but for the form of names and finalizers. */
final class MetadataRules {
  static final Rule NAME_GIVEN =
      Rule.of("PLM3001", "G1")
          .at("metadata.name")
          .says("an object has a name")
          .fix("give metadata.name, or metadata.generateName to have the server make one")
          .source(META, "ValidateObjectMetaAccessor");
  static final Rule NAME_IN_URL =
      Rule.of("PLM3002", "G2")
          .at("metadata.name")
          .says("a name can stand in a URL")
          .fix("write a name of lower-case letters, digits and '-'")
          .source(REST, "BeforeCreate");
  static final Rule NAME_SUBDOMAIN =
      Rule.of("PLM3003", "G3")
          .at("metadata.name")
          .says("the name of most objects is a domain name")
          .fix("write at most 253 lower-case letters, digits, '-' and '.'")
          .source(SYNTAX, "IsDNS1123Subdomain");
  static final Rule NAME_LABEL =
      Rule.of("PLM3004", "G4")
          .at("metadata.name")
          .says("the name of a Namespace or StatefulSet is a label of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-'")
          .source(SYNTAX, "IsDNS1123Label");
  static final Rule NAME_SERVICE =
      Rule.of("PLM3005", "G5")
          .at("metadata.name")
          .says("the name of a Service is a label of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-', beginning with a letter")
          .source(CORE, "ValidateServiceCreate");
  static final Rule GENERATE_NAME =
      Rule.of("PLM3007", "G7")
          .at("metadata.generateName")
          .says("the beginning of a generated name has the form of the name")
          .fix("write lower-case letters, digits and '-'")
          .source(META, "ValidateObjectMetaAccessor");
  static final Rule NAMESPACE =
      Rule.of("PLM3008", "G8")
          .at("metadata.namespace")
          .says("a namespace is a label of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-'")
          .source(META, "ValidateObjectMetaAccessor");
  static final Rule LABEL_KEY =
      Rule.of("PLM3009", "G9")
          .at("metadata.labels")
          .says("the key of a label is a name, maybe with a domain name and '/' before it")
          .fix("write for example app.kubernetes.io/name")
          .source(LABELS, "ValidateLabels");
  static final Rule LABEL_VALUE =
      Rule.of("PLM3010", "G10")
          .at("metadata.labels")
          .says("the value of a label has at most 63 letters, digits, '-', '_' and '.'")
          .fix("shorten the value, or put it into an annotation, which takes any text")
          .source(LABELS, "ValidateLabels");
  static final Rule ANNOTATION_KEY =
      Rule.of("PLM3011", "G11")
          .at("metadata.annotations")
          .says("the key of an annotation is a name, maybe with a domain name and '/' before it")
          .fix("write for example example.com/note")
          .source(META, "ValidateAnnotations");
  static final Rule ANNOTATIONS_SIZE =
      Rule.of("PLM3012", "G12")
          .at("metadata.annotations")
          .says("all annotations together have at most 262144 bytes")
          .fix("move large values into a ConfigMap; apply large objects on the server's side")
          .source(META, "ValidateAnnotationsSize");
  static final Rule FINALIZER =
      Rule.of("PLM3013", "G13")
          .at("metadata.finalizers")
          .says("a finalizer is a name with a domain, or one of Kubernetes' own")
          .fix("write for example example.com/cleanup, or remove it")
          .source(META, "ValidateFinalizerName");
  static final Rule OWNER =
      Rule.of("PLM3014", "G14")
          .at("metadata.ownerReferences")
          .says("an owner reference says apiVersion, kind, name and uid")
          .fix("remove ownerReferences; controllers set them")
          .source(META, "ValidateOwnerReferences");
  static final Rule GENERATION =
      Rule.of("PLM3015", "G18a")
          .at("metadata.generation")
          .says("a generation is not negative")
          .fix("remove metadata.generation; the server counts it")
          .source(META, "ValidateObjectMetaAccessor");

  private static final int ANNOTATIONS_MOST = 256 * 1024;
  private static final Set<String> PLAIN_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");

  /** Kinds whose validation has no list of Kubernetes' own finalizers. */
  private static final Set<String> ANY_FINALIZER =
      Set.of(
          "node.k8s.io",
          "coordination.k8s.io",
          "apiregistration.k8s.io",
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io");

  /** Kinds for which the server sets the generation itself before it looks. */
  private static final Set<String> GENERATION_SET =
      Set.of(
          "/Pod",
          "/PodTemplate",
          "/ReplicationController",
          "discovery.k8s.io/EndpointSlice",
          "apps/Deployment",
          "apps/ReplicaSet",
          "apps/StatefulSet",
          "apps/DaemonSet",
          "batch/Job",
          "batch/CronJob",
          "policy/PodDisruptionBudget",
          "networking.k8s.io/Ingress",
          "networking.k8s.io/IngressClass",
          "networking.k8s.io/NetworkPolicy",
          "scheduling.k8s.io/PriorityClass",
          "flowcontrol.apiserver.k8s.io/FlowSchema",
          "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
          "resource.k8s.io/DeviceClass",
          "resource.k8s.io/ResourceSlice",
          "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
          "admissionregistration.k8s.io/MutatingWebhookConfiguration",
          "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
          "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
          "admissionregistration.k8s.io/MutatingAdmissionPolicy",
          "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
          "apiextensions.k8s.io/CustomResourceDefinition");

  private MetadataRules() {}

  static void check(Field root, KindSchema kind) {
    Field metadata = root.at("metadata");
    name(metadata, kind);
    if (kind.isNamespaced() && !metadata.text("namespace").isEmpty()) {
      Field namespace = metadata.at("namespace");
      namespace.refuse(NAMESPACE, NameRules.dns1123Label(namespace.text()));
    }
    generation(metadata, kind);
    labels(metadata.at("labels"));
    annotations(metadata.at("annotations"));
    finalizers(metadata.at("finalizers"), kind);
    owners(metadata.at("ownerReferences"));
  }

  /** Labels and annotations of a template. */
  static void checkTemplate(Field metadata) {
    labels(metadata.at("labels"));
    annotations(metadata.at("annotations"));
  }

  /** Metadata of an object inside a custom resource, of whatever kind. */
  static void checkEmbedded(Field metadata) {
    Field name = metadata.at("name");
    if (!name.text().isEmpty()) {
      name.refuse(NAME_IN_URL, NameRules.pathSegmentName(name.text()));
    }
    Field namespace = metadata.at("namespace");
    if (!namespace.text().isEmpty()) {
      namespace.refuse(NAMESPACE, NameRules.dns1123Label(namespace.text()));
    }
    checkTemplate(metadata);
    owners(metadata.at("ownerReferences"));
  }

  private static void generation(Field metadata, KindSchema kind) {
    Field generation = metadata.at("generation");
    boolean set =
        kind.isCustom()
            || GENERATION_SET.contains(kind.group() + "/" + kind.kind())
            || (kind.kind().equals("HorizontalPodAutoscaler")
                && metadata.run().isAtLeast(KubernetesVersion.V1_37));
    if (!set && generation.number(0) < 0) {
      generation.refuse(GENERATION, generation.shown() + " must not be negative");
    }
  }

  private static void name(Field metadata, KindSchema kind) {
    NameForm form = NameForm.of(kind);
    Field name = metadata.at("name");
    String prefix = metadata.text("generateName");
    if (!prefix.isEmpty()) {
      Field field = metadata.at("generateName");
      // Kinds of RBAC look at a prefix as at a name.
      boolean parts =
          !kind.group().equals("rbac.authorization.k8s.io")
              && (prefix.equals(".") || prefix.equals(".."));
      Optional<String> inUrl = parts ? Optional.empty() : NameRules.pathSegmentName(prefix);
      boolean looked = !isDeclarative(kind, metadata.run());
      field.refuse(
          GENERATE_NAME,
          inUrl.isPresent() || !looked ? inUrl : form.prefixProblem(prefix, metadata.run()));
    }
    if (!name.text().isEmpty()) {
      Optional<String> inUrl = NameRules.pathSegmentName(name.text());
      name.refuse(NAME_IN_URL, inUrl);
      if (inUrl.isEmpty()) {
        name.refuse(rule(form), form.problem(name.text(), metadata.run()));
      }
    } else if (!prefix.isEmpty()) {
      made(metadata.at("generateName"), form);
    } else if (!kind.kind().equals("LimitRange")) {
      // The server gives a LimitRange without a name one of its own.
      name.refuse(NAME_GIVEN, "there is no name");
    }
  }

  /**
   * Kinds whose names are checked by generated code from 1.35 on, which does not look at the form
   * of the prefix.
   */
  private static boolean isDeclarative(KindSchema kind, RuleRun run) {
    boolean generated =
        kind.kind().equals("ReplicationController") || kind.kind().equals("DeviceClass");
    return generated && run.isAtLeast(KubernetesVersion.V1_35);
  }

  /** A name that the server may make: it cuts the prefix to 58 characters and adds five. */
  static String made(String prefix) {
    return prefix.substring(0, Math.min(prefix.length(), 58)) + "bcdfg";
  }

  private static void made(Field prefix, NameForm form) {
    String name = made(prefix.text());
    form.problem(name, prefix.run())
        .or(() -> NameRules.pathSegmentName(name))
        .ifPresent(problem -> prefix.refuse(GENERATE_NAME, "a name that begins so " + problem));
  }

  private static Rule rule(NameForm form) {
    return switch (form) {
      case LABEL -> NAME_LABEL;
      case SERVICE -> NAME_SERVICE;
      default -> NAME_SUBDOMAIN;
    };
  }

  static void labels(Field labels) {
    for (Field label : labels.entries()) {
      NameRules.labelKey(label.key())
          .ifPresent(
              problem ->
                  label.refuse(LABEL_KEY, "key " + Shown.quoted(label.key()) + " " + problem));
      label.refuse(LABEL_VALUE, NameRules.labelValue(label.text()));
    }
  }

  static void annotations(Field annotations) {
    long bytes = 0;
    for (Field annotation : annotations.entries()) {
      NameRules.annotationKey(annotation.key())
          .ifPresent(
              problem ->
                  annotation.refuse(
                      ANNOTATION_KEY, "key " + Shown.quoted(annotation.key()) + " " + problem));
      bytes += Bytes.of(annotation.key()) + Bytes.of(annotation.text());
    }
    if (bytes > ANNOTATIONS_MOST) {
      annotations.refuse(
          ANNOTATIONS_SIZE, "annotations have " + bytes + " bytes, more than " + ANNOTATIONS_MOST);
    }
  }

  private static void finalizers(Field finalizers, KindSchema kind) {
    boolean event = kind.kind().equals("Event") && kind.group().isEmpty();
    boolean any =
        kind.isCustom()
            || event
            || kind.kind().equals("PodDisruptionBudget")
            || ANY_FINALIZER.contains(kind.group());
    boolean orphan = false;
    boolean foreground = false;
    for (Field finalizer : finalizers.items()) {
      finalizer(finalizer, any);
      orphan |= finalizer.text().equals("orphan");
      foreground |= finalizer.text().equals("foregroundDeletion");
    }
    if (orphan && foreground) {
      finalizers.refuse(
          FINALIZER, "orphan and foregroundDeletion exclude each other", "remove one");
    }
  }

  /** One finalizer of an object or a namespace. */
  static void finalizer(Field finalizer, boolean any) {
    Optional<String> problem = NameRules.qualifiedName(finalizer.text());
    finalizer.refuse(FINALIZER, problem);
    if (problem.isEmpty()
        && !any
        && finalizer.text().indexOf('/') < 0
        && !PLAIN_FINALIZERS.contains(finalizer.text())) {
      finalizer.refuse(
          FINALIZER,
          finalizer.shown()
              + " must be kubernetes, orphan, foregroundDeletion, or a name with a domain");
    }
  }

  private static void owners(Field owners) {
    int controllers = 0;
    Set<Object> seen = new HashSet<>();
    for (Field owner : owners.items()) {
      if (!seen.add(owner.node())) {
        // The server drops a reference that stands twice.
        continue;
      }
      for (String key : List.of("apiVersion", "kind", "name", "uid")) {
        if (owner.text(key).isEmpty()) {
          owner.at(key).refuse(OWNER, "an owner reference without " + key);
        }
      }
      String apiVersion = owner.text("apiVersion");
      int slash = apiVersion.indexOf('/');
      if (!apiVersion.isEmpty()
          && (slash != apiVersion.lastIndexOf('/') || slash == apiVersion.length() - 1)) {
        owner.at("apiVersion").refuse(OWNER, owner.at("apiVersion").shown() + " is no apiVersion");
      }
      if (apiVersion.equals("v1") && owner.text("kind").equals("Event")) {
        owner.refuse(OWNER, "an Event cannot own anything");
      }
      controllers += owner.isTrue("controller") ? 1 : 0;
    }
    if (controllers > 1) {
      owners.refuse(OWNER, controllers + " owners say controller: true", "leave it to one");
    }
  }
}
