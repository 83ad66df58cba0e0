package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.VolumeRules.OLD;
import static dev.plimsoll.check.admission.VolumeRules.required;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the volume kinds of the time before CSI need, in pods and as persistent volumes. */
final class OldVolumeRules {
  /** Fields that must not be empty, by kind of volume. */
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("gcePersistentDisk", List.of("pdName")),
          Map.entry("awsElasticBlockStore", List.of("volumeID")),
          Map.entry("gitRepo", List.of("repository")),
          Map.entry("iscsi", List.of("targetPortal", "iqn")),
          Map.entry("rbd", List.of("image")),
          Map.entry("cinder", List.of("volumeID")),
          Map.entry("azureFile", List.of("secretName", "shareName")),
          Map.entry("vsphereVolume", List.of("volumePath")),
          Map.entry("quobyte", List.of("registry", "volume")),
          Map.entry("azureDisk", List.of("diskName", "diskURI")),
          Map.entry("photonPersistentDisk", List.of("pdID")),
          Map.entry("portworxVolume", List.of("volumeID")),
          Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
          Map.entry("flexVolume", List.of("driver")));

  private static final Pattern IQN =
      Pattern.compile(
          "iqn\\.\\d{4}-\\d{2}\\.([a-zA-Z0-9.-]+)(:[^,;*&$|\\s]+)?|eui\\.[a-fA-F0-9]{16}|naa\\.[a-fA-F0-9]{32}");
  private static final Set<String> MULTI_DISK = Set.of("Shared", "Dedicated", "Managed");

  private OldVolumeRules() {}

  /** A source in a pod. */
  static void inPod(Field source, String kind) {
    common(source, kind);
    switch (kind) {
      case "glusterfs" -> {
        required(source, "endpoints", OLD);
        required(source, "path", OLD);
      }
      case "gitRepo" ->
          source.at("directory").refuse(OLD, Syntax.localPath(source.text("directory")));
      case "storageos" -> {
        storageOs(source);
        if (source.has("secretRef")) {
          required(source.at("secretRef"), "name", OLD);
        }
      }
      case "iscsi", "scaleIO" -> secret(source, false);
      default -> {
        // Nothing more.
      }
    }
  }

  /** A source of a persistent volume. */
  static void persistent(Field source, String kind) {
    common(source, kind);
    switch (kind) {
      case "glusterfs" -> {
        required(source, "endpoints", OLD);
        required(source, "path", OLD);
        if (source.has("endpointsNamespace") && source.text("endpointsNamespace").isEmpty()) {
          source.at("endpointsNamespace").refuse(OLD, "endpointsNamespace is empty");
        }
      }
      case "azureFile" -> {
        if (source.has("secretNamespace") && source.text("secretNamespace").isEmpty()) {
          source.at("secretNamespace").refuse(OLD, "secretNamespace is empty");
        }
      }
      case "storageos" -> {
        storageOs(source);
        if (source.has("secretRef")) {
          required(source.at("secretRef"), "name", OLD);
          required(source.at("secretRef"), "namespace", OLD);
        }
      }
      case "iscsi", "scaleIO" -> secret(source, true);
      default -> {
        // Nothing more.
      }
    }
  }

  private static void common(Field source, String kind) {
    for (String field : REQUIRED.getOrDefault(kind, List.of())) {
      required(source, field, OLD);
    }
    switch (kind) {
      case "gcePersistentDisk", "awsElasticBlockStore" ->
          source.at("partition").within(OLD, 0, 255);
      case "iscsi" -> iscsi(source);
      case "rbd" -> monitors(source);
      case "cephfs" -> monitors(source);
      case "fc" -> fc(source);
      case "flocker" -> flocker(source);
      case "quobyte" -> quobyte(source);
      case "azureDisk" -> azure(source);
      case "cinder" -> {
        if (source.has("secretRef")) {
          required(source.at("secretRef"), "name", OLD);
        }
      }
      default -> {
        // Its fields are enough.
      }
    }
  }

  private static void storageOs(Field source) {
    required(source, "volumeName", OLD);
    for (String key : List.of("volumeName", "volumeNamespace")) {
      if (!source.text(key).isEmpty()) {
        source.at(key).refuse(OLD, NameRules.dns1123Label(source.text(key)));
      }
    }
  }

  private static void iscsi(Field source) {
    String iqn = source.text("iqn");
    if (!iqn.isEmpty() && !IQN.matcher(iqn).matches()) {
      source.at("iqn").refuse(OLD, source.at("iqn").shown() + " is no iSCSI name");
    }
    source.at("lun").within(OLD, 0, 255);
    boolean authenticated = source.isTrue("chapAuthDiscovery") || source.isTrue("chapAuthSession");
    if (authenticated && !source.has("secretRef")) {
      source.at("secretRef").refuse(OLD, "authentication without secretRef");
    }
    if (source.has("initiatorName") && !IQN.matcher(source.text("initiatorName")).matches()) {
      source
          .at("initiatorName")
          .refuse(OLD, source.at("initiatorName").shown() + " is no iSCSI name");
    }
  }

  private static void secret(Field source, boolean persistent) {
    if (source.has("secretRef")) {
      required(source.at("secretRef"), "name", OLD);
    }
    if (persistent
        && source.at("secretRef").has("namespace")
        && source.at("secretRef").text("namespace").isEmpty()) {
      source.at("secretRef", "namespace").refuse(OLD, "the namespace of a secret is empty");
    }
  }

  private static void monitors(Field source) {
    if (source.at("monitors").isEmpty()) {
      source.at("monitors").refuse(OLD, "there is no monitor");
    }
  }

  private static void fc(Field source) {
    boolean targets = !source.at("targetWWNs").isEmpty();
    boolean wwids = !source.at("wwids").isEmpty();
    if (targets == wwids) {
      source.refuse(OLD, targets ? "both targetWWNs and wwids" : "neither targetWWNs nor wwids");
    }
    if (targets && !source.has("lun")) {
      source.at("lun").refuse(OLD, "targetWWNs without lun");
    }
    if (targets) {
      source.at("lun").within(OLD, 0, 255);
    }
  }

  private static void flocker(Field source) {
    boolean name = !source.text("datasetName").isEmpty();
    boolean id = !source.text("datasetUUID").isEmpty();
    if (name == id) {
      source.refuse(
          OLD, name ? "both datasetName and datasetUUID" : "neither datasetName nor datasetUUID");
    }
    if (source.text("datasetName").indexOf('/') >= 0) {
      source.at("datasetName").refuse(OLD, "a dataset with '/' in its name");
    }
  }

  private static void quobyte(Field source) {
    if (source.text("tenant").length() > 64) {
      source.at("tenant").refuse(OLD, "a tenant of over 64 characters");
    }
    for (String server : source.text("registry").split(",", -1)) {
      if (!source.text("registry").isEmpty() && server.indexOf(':') <= 0) {
        source
            .at("registry")
            .refuse(
                OLD,
                source.at("registry").shown() + " must be host:port, maybe several with commas");
        return;
      }
    }
  }

  private static void azure(Field source) {
    Field caching = source.at("cachingMode");
    if (caching.isGiven()) {
      caching.oneOf(OLD, List.of("None", "ReadOnly", "ReadWrite"));
    }
    Field kind = source.at("kind");
    if (kind.isGiven() && !MULTI_DISK.contains(kind.text())) {
      kind.refuse(OLD, kind.shown() + " must be Shared, Dedicated or Managed");
    }
    boolean managed = kind.text().equals("Managed");
    String uri = source.text("diskURI");
    if (!uri.isEmpty() && kind.isGiven()) {
      if (managed && !uri.startsWith("/subscriptions/")) {
        source
            .at("diskURI")
            .refuse(OLD, source.at("diskURI").shown() + " must begin with /subscriptions/");
      } else if (!managed && MULTI_DISK.contains(kind.text()) && !uri.startsWith("https://")) {
        source
            .at("diskURI")
            .refuse(OLD, source.at("diskURI").shown() + " must begin with https://");
      }
    }
  }
}
