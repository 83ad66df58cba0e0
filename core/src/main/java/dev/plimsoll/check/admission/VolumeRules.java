package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules of the volumes of a pod. */
final class VolumeRules {
  static final Rule NAME =
      rule("PLM3601", "V1", "name")
          .says("a volume has a name of its own, a label of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-'")
          .source(CORE, "ValidateVolumes");
  static final Rule ONE_SOURCE =
      rule("PLM3602", "V2", "name")
          .says("a volume has one source")
          .fix("leave one source")
          .source(CORE, "validateVolumeSource");
  static final Rule SIZE =
      rule("PLM3603", "V3", "emptyDir.sizeLimit")
          .says("the size of an emptyDir is not negative")
          .fix("write a size")
          .source(CORE, "validateVolumeSource");
  static final Rule HOST_PATH =
      rule("PLM3604", "V4", "hostPath")
          .says("a path of the host has no '..', and a type that is known")
          .fix("write an absolute path, and Directory or File")
          .source(CORE, "validateHostPathVolumeSource");
  static final Rule SOURCE_NAME =
      rule("PLM3605", "V5", "secret.secretName")
          .says("a volume names the object that it shows")
          .fix("write the name of the object")
          .source(CORE, "validateSecretVolumeSource");
  static final Rule MODE =
      rule("PLM3606", "V6", "secret.defaultMode")
          .says("a mode is from 0 to 0777")
          .fix("write the mode in decimal, for example 420 for 0644")
          .source(CORE, "validateSecretVolumeSource");
  static final Rule ITEMS =
      rule("PLM3607", "V7", "secret.items")
          .says("an item has a key and a path inside the volume")
          .fix("write key and a relative path")
          .source(CORE, "validateKeyToPath");
  static final Rule PROJECTED =
      rule("PLM3608", "V8", "projected.sources")
          .says("a projected volume has one source an entry, and each path once")
          .fix("write one source an entry, and give each file a path of its own")
          .source(CORE, "validateProjectionSources");
  static final Rule TOKEN =
      rule("PLM3609", "V9", "projected.sources.serviceAccountToken")
          .says("a token lives at least 600 seconds and has a path inside the volume")
          .fix("write expirationSeconds from 600 to 4294967296, and a relative path")
          .source(CORE, "validateProjectionSources");
  static final Rule BUNDLE =
      rule("PLM3610", "V10", "projected.sources.clusterTrustBundle")
          .says("a trust bundle is given by name or by signer, a certificate by signer and key")
          .fix("write name, or signerName, and a relative path")
          .source(CORE, "validateProjectionSources")
          .since(KubernetesVersion.V1_37);
  static final Rule DOWNWARD =
      rule("PLM3611", "V11", "downwardAPI.items")
          .says(
              "an item shows a field of the pod or a resource of a container, at a path inside the volume")
          .fix("write a path, and fieldRef or resourceFieldRef")
          .source(CORE, "validateDownwardAPIVolumeFile");
  static final Rule NFS =
      rule("PLM3612", "V12", "nfs")
          .says("an NFS volume has a server and an absolute path")
          .fix("write server and path")
          .source(CORE, "validateNFSVolumeSource");
  static final Rule CSI =
      rule("PLM3613", "V13", "csi")
          .says("a CSI volume names its driver")
          .fix("write the name of the driver, a domain name of at most 63 characters")
          .source(CORE, "validateCSIVolumeSource");
  static final Rule EPHEMERAL =
      rule("PLM3614", "V14", "ephemeral")
          .says("a generic ephemeral volume has the template of a claim")
          .fix("write volumeClaimTemplate")
          .source(CORE, "validateEphemeralVolumeSource");
  static final Rule IMAGE =
      rule("PLM3615", "V15", "image")
          .says("an image volume names its image")
          .fix("write reference")
          .source(CORE, "validateImageVolumeSource");
  static final Rule OLD =
      rule("PLM3616", "V16", "iscsi")
          .says("a volume of an old kind has what it needs to be found")
          .fix("write the missing field")
          .source(CORE, "validateVolumeSource");

  private static final List<String> HOST_TYPES =
      List.of(
          "",
          "DirectoryOrCreate",
          "Directory",
          "FileOrCreate",
          "File",
          "Socket",
          "CharDevice",
          "BlockDevice");
  private static final Set<String> VOLUME_FIELDS =
      Set.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "metadata.labels",
          "metadata.annotations");
  private static final List<String> PROJECTIONS =
      List.of(
          "secret",
          "configMap",
          "downwardAPI",
          "serviceAccountToken",
          "clusterTrustBundle",
          "podCertificate");

  private VolumeRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at("spec.volumes." + path);
  }

  static void check(PodContext context) {
    Set<String> names = new HashSet<>();
    Set<String> claims = new HashSet<>();
    Field volumes = context.spec().at("volumes");
    for (Field volume : volumes.items()) {
      claims.add(volume.at("persistentVolumeClaim").text("claimName"));
    }
    for (Field volume : volumes.items()) {
      if (volume.has("image") && isDropped("image", volume.run())) {
        continue;
      }
      Field name = volume.at("name");
      name.refuse(NAME, NameRules.dns1123Label(name.text()));
      if (!names.add(name.text())) {
        name.refuse(NAME, name.shown() + " stands twice");
      }
      sources(volume, context);
      String made = context.pod().at("metadata").text("name") + "-" + name.text();
      if (volume.has("ephemeral") && context.bare() && claims.contains(made)) {
        volume
            .at("ephemeral")
            .refuse(EPHEMERAL, "another volume names the claim " + made + " that this one makes");
      }
    }
  }

  private static void sources(Field volume, PodContext context) {
    int given = 0;
    for (String key : volume.givenKeys()) {
      if (key.equals("name")) {
        continue;
      }
      if (given++ > 0) {
        volume.at(key).refuse(ONE_SOURCE, key + " stands beside another source");
      } else {
        source(volume.at(key), key, context);
      }
    }
  }

  /**
   * Image volumes are behind a gate that is off in 1.34: the server drops them and their mounts.
   */
  static boolean isDropped(String kind, RuleRun run) {
    return kind.equals("image") && !run.isAtLeast(KubernetesVersion.V1_35);
  }

  private static void source(Field source, String kind, PodContext context) {
    switch (kind) {
      case "emptyDir" ->
          ResourceRules.quantity(source.at("sizeLimit"))
              .filter(size -> size.signum() < 0)
              .ifPresent(
                  size ->
                      source
                          .at("sizeLimit")
                          .refuse(SIZE, source.at("sizeLimit").shown() + " must not be negative"));
      case "hostPath" -> hostPath(source);
      case "secret" -> {
        required(source, "secretName", SOURCE_NAME);
        mode(source.at("defaultMode"));
        source.at("items").items().forEach(VolumeRules::item);
      }
      case "configMap" -> {
        required(source, "name", SOURCE_NAME);
        mode(source.at("defaultMode"));
        source.at("items").items().forEach(VolumeRules::item);
      }
      case "persistentVolumeClaim" -> required(source, "claimName", SOURCE_NAME);
      case "downwardAPI" -> {
        mode(source.at("defaultMode"));
        source.at("items").items().forEach(VolumeRules::downward);
      }
      case "projected" -> projected(source);
      case "nfs" -> nfs(source);
      case "csi" -> csi(source);
      case "ephemeral" -> ephemeral(source);
      case "image" -> image(source, context);
      default -> OldVolumeRules.inPod(source, kind);
    }
  }

  static void required(Field source, String key, Rule rule) {
    if (source.text(key).isEmpty()) {
      source.at(key).refuse(rule, "there is no " + key);
    }
  }

  static void hostPath(Field source) {
    Field path = source.at("path");
    if (path.text().isEmpty()) {
      path.refuse(HOST_PATH, "there is no path");
    } else {
      path.refuse(HOST_PATH, Syntax.noDots(path.text()));
    }
    Field type = source.at("type");
    if (!HOST_TYPES.contains(type.text())) {
      type.refuse(
          HOST_PATH,
          type.shown() + " must be " + Shown.either(HOST_TYPES.subList(1, HOST_TYPES.size())));
    }
  }

  private static void mode(Field mode) {
    mode.within(MODE, 0, 511);
  }

  private static void item(Field item) {
    required(item, "key", ITEMS);
    if (item.text("path").isEmpty()) {
      item.at("path").refuse(ITEMS, "there is no path");
    } else {
      item.at("path").refuse(ITEMS, Syntax.localUnreservedPath(item.text("path")));
    }
    mode(item.at("mode"));
  }

  private static void downward(Field item) {
    if (item.text("path").isEmpty()) {
      item.at("path").refuse(DOWNWARD, "there is no path");
    } else {
      item.at("path").refuse(DOWNWARD, Syntax.localUnreservedPath(item.text("path")));
    }
    if (item.has("fieldRef")) {
      EnvRules.fieldRef(item.at("fieldRef"), DOWNWARD, VOLUME_FIELDS);
      if (item.has("resourceFieldRef")) {
        item.refuse(DOWNWARD, "an item has fieldRef and resourceFieldRef");
      }
    } else if (item.has("resourceFieldRef")) {
      EnvRules.resourceFieldRef(item.at("resourceFieldRef"), DOWNWARD, true);
    } else {
      item.refuse(DOWNWARD, "an item has neither fieldRef nor resourceFieldRef");
    }
    mode(item.at("mode"));
  }

  private static void projected(Field projected) {
    mode(projected.at("defaultMode"));
    Set<String> paths = new HashSet<>();
    for (Field source : projected.at("sources").items()) {
      int given = 0;
      for (String kind : PROJECTIONS) {
        if (!source.has(kind) || isGatedOff(kind, source.run())) {
          continue;
        }
        if (given++ > 0) {
          source.at(kind).refuse(PROJECTED, kind + " stands beside another source");
        } else {
          projection(source.at(kind), kind, paths);
        }
      }
    }
  }

  private static boolean isGatedOff(String kind, RuleRun run) {
    return (kind.equals("clusterTrustBundle") || kind.equals("podCertificate"))
        && !run.isAtLeast(KubernetesVersion.V1_37);
  }

  private static void projection(Field source, String kind, Set<String> paths) {
    switch (kind) {
      case "secret", "configMap" -> {
        required(source, "name", SOURCE_NAME);
        for (Field item : source.at("items").items()) {
          item(item);
          once(item.at("path"), paths);
        }
      }
      case "downwardAPI" -> {
        for (Field item : source.at("items").items()) {
          downward(item);
          once(item.at("path"), paths);
        }
      }
      case "serviceAccountToken" -> {
        source.at("expirationSeconds").within(TOKEN, 600, 1L << 32);
        path(source, TOKEN, new HashSet<>());
      }
      case "clusterTrustBundle" -> bundle(source, paths);
      default -> certificate(source, paths);
    }
  }

  private static void certificate(Field source, Set<String> paths) {
    if (source.text("signerName").isEmpty()) {
      source.at("signerName").refuse(BUNDLE, "there is no signerName");
    } else {
      source.at("signerName").refuse(BUNDLE, signer(source.text("signerName")));
    }
    List<String> types =
        List.of("RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
    if (!types.contains(source.text("keyType"))) {
      source
          .at("keyType")
          .refuse(BUNDLE, source.at("keyType").shown() + " must be " + Shown.either(types));
    }
    source.at("maxExpirationSeconds").within(BUNDLE, 3600, 7862400);
    for (Field annotation : source.at("userAnnotations").entries()) {
      if (annotation.key().indexOf('/') < 0) {
        annotation.refuse(
            BUNDLE, "key " + Shown.quoted(annotation.key()) + " must have a domain name and '/'");
      } else {
        NameRules.labelKey(annotation.key())
            .ifPresent(
                problem ->
                    annotation.refuse(
                        BUNDLE, "key " + Shown.quoted(annotation.key()) + " " + problem));
      }
    }
    boolean written = false;
    for (String key : List.of("credentialBundlePath", "keyPath", "certificateChainPath")) {
      if (!source.text(key).isEmpty()) {
        written = true;
        source.at(key).refuse(BUNDLE, Syntax.localUnreservedPath(source.text(key)));
        once(source.at(key), paths);
      }
    }
    if (!written) {
      source.refuse(
          BUNDLE, "there is none of credentialBundlePath, keyPath and certificateChainPath");
    }
  }

  private static void once(Field path, Set<String> paths) {
    if (!path.text().isEmpty() && !paths.add(path.text())) {
      path.refuse(PROJECTED, path.shown() + " stands twice");
    }
  }

  private static void path(Field source, Rule rule, Set<String> paths) {
    if (source.text("path").isEmpty()) {
      source.at("path").refuse(rule, "there is no path");
    } else {
      source.at("path").refuse(rule, Syntax.localUnreservedPath(source.text("path")));
      once(source.at("path"), paths);
    }
  }

  private static void bundle(Field source, Set<String> paths) {
    boolean name = source.has("name");
    boolean signer = source.has("signerName");
    if (name == signer) {
      source.refuse(BUNDLE, name ? "both name and signerName" : "neither name nor signerName");
    } else if (name && source.has("labelSelector")) {
      source.at("labelSelector").refuse(BUNDLE, "labelSelector beside name");
    }
    if (name) {
      String text = source.text("name");
      source
          .at("name")
          .refuse(BUNDLE, NameRules.dns1123Subdomain(text.substring(text.lastIndexOf(':') + 1)));
    }
    if (signer) {
      source.at("signerName").refuse(BUNDLE, signer(source.text("signerName")));
    }
    SelectorRules.check(source.at("labelSelector"));
    path(source, BUNDLE, paths);
  }

  /** A domain of two parts or more, and a name of lower-case labels. */
  static Optional<String> signer(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 2 && parts[0].contains(".")
        ? NameRules.dns1123Subdomain(parts[0])
            .or(
                () ->
                    Arrays.stream(parts[1].split("\\.", -1))
                        .flatMap(label -> NameRules.dns1123Label(label).stream())
                        .findFirst())
        : Optional.of("must be a domain name, '/' and a name, such as example.com/signer");
  }

  static void nfs(Field source) {
    required(source, "server", NFS);
    Field path = source.at("path");
    if (!path.text().startsWith("/")) {
      path.refuse(NFS, path.shown() + " must be an absolute path");
    }
  }

  private static void csi(Field source) {
    driver(source.at("driver"), CSI);
    if (source.has("nodePublishSecretRef")) {
      Field name = source.at("nodePublishSecretRef", "name");
      name.refuse(CSI, NameRules.dns1123Subdomain(name.text()));
    }
  }

  /** The name of a CSI driver. */
  static void driver(Field driver, Rule rule) {
    if (driver.text().isEmpty()) {
      driver.refuse(rule, "there is no driver");
    } else if (driver.text().length() > 63) {
      driver.refuse(rule, driver.shown() + " must be at most 63 characters long");
    } else {
      driver.refuse(rule, NameRules.dns1123Subdomain(driver.text().toLowerCase(Locale.ROOT)));
    }
  }

  private static void ephemeral(Field source) {
    Field template = source.at("volumeClaimTemplate");
    if (!template.isGiven()) {
      template.refuse(EPHEMERAL, "there is no volumeClaimTemplate");
      return;
    }
    MetadataRules.checkTemplate(template.at("metadata"));
    for (String key : template.at("metadata").givenKeys()) {
      if (!key.equals("labels")
          && !key.equals("annotations")
          && !key.equals("creationTimestamp")
          && !isZero(template.at("metadata", key))) {
        template
            .at("metadata", key)
            .refuse(
                EPHEMERAL,
                "metadata of a claim template has " + key,
                "leave labels and annotations only");
      }
    }
    ClaimRules.template(template.at("spec"));
  }

  private static boolean isZero(Field field) {
    return !(field.node() instanceof ListNode)
        && field.isEmpty()
        && (field.text().isEmpty() || field.text().equals("0"));
  }

  private static void image(Field source, PodContext context) {
    if (context.bare()) {
      required(source, "reference", IMAGE);
    }
    if (!source.text("pullPolicy").isEmpty()) {
      source
          .at("pullPolicy")
          .oneOf(ContainerRules.PULL_POLICY, List.of("Always", "IfNotPresent", "Never"));
    }
  }
}
