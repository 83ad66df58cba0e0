package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;
import static dev.plimsoll.check.admission.Source.STORAGE;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules of volumes, storage classes and what CSI drivers keep. */
final class StorageRules {
  static final Rule CLASS =
      rule("PLM3711", "K1", "provisioner")
          .says("a storage class names its provisioner, and reclaims and binds in known ways")
          .fix(
              "write provisioner, reclaimPolicy Delete or Retain, volumeBindingMode Immediate or WaitForFirstConsumer")
          .source(STORAGE, "ValidateStorageClass");
  static final Rule TOPOLOGY =
      rule("PLM3712", "K2", "allowedTopologies")
          .says("a topology names labels of nodes and their values, each once")
          .fix("write key and values")
          .source(CORE, "ValidateTopologySelectorTerm");
  static final Rule VOLUME =
      rule("PLM3713", "PV1", "spec")
          .says("a volume has a capacity, access modes and one source")
          .fix("write capacity.storage, accessModes and one source")
          .source(CORE, "ValidatePersistentVolumeSpec");
  static final Rule LOCAL =
      rule("PLM3714", "PV2", "spec.nodeAffinity")
          .says("a local volume says which nodes have it")
          .fix("write nodeAffinity.required")
          .source(CORE, "ValidatePersistentVolumeSpec");
  static final Rule CSI_VOLUME =
      rule("PLM3715", "PV3", "spec.csi")
          .says("a CSI volume has a driver and a handle")
          .fix("write driver and volumeHandle")
          .source(CORE, "validateCSIPersistentVolumeSource");
  static final Rule CSI_DRIVER =
      rule("PLM3716", "K4", "spec")
          .says(
              "a CSI driver has lifecycle modes, a file system group policy and tokens that are known")
          .fix("leave the field out")
          .source(STORAGE, "ValidateCSIDriver");
  static final Rule CSI_NODE =
      rule("PLM3717", "K5", "spec.drivers")
          .says("a driver of a node has a name of its own, an identifier and labels of nodes")
          .fix("leave CSINodes to the kubelet")
          .source(STORAGE, "ValidateCSINode");
  static final Rule CAPACITY =
      rule("PLM3718", "K6", "capacity")
          .says("a storage capacity names its class and is not negative")
          .fix("leave CSIStorageCapacities to the driver")
          .source(STORAGE, "ValidateCSIStorageCapacity");
  static final Rule ATTACHMENT =
      rule("PLM3719", "K7", "spec")
          .says("an attachment names a driver, a node and one volume")
          .fix("leave VolumeAttachments to the controller")
          .source(STORAGE, "ValidateVolumeAttachment");
  static final Rule ATTRIBUTES =
      rule("PLM3720", "K8", "parameters")
          .says("a volume attributes class names its driver and parameters")
          .fix("write driverName and parameters")
          .source(STORAGE, "ValidateVolumeAttributesClass");

  private static final Set<String> NOT_SOURCES =
      Set.of(
          "accessModes",
          "capacity",
          "claimRef",
          "mountOptions",
          "nodeAffinity",
          "persistentVolumeReclaimPolicy",
          "storageClassName",
          "volumeAttributesClassName",
          "volumeMode");

  private StorageRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void storageClass(Field root) {
    Field provisioner = root.at("provisioner");
    if (provisioner.text().isEmpty()) {
      provisioner.refuse(CLASS, "there is no provisioner");
    } else {
      provisioner.refuse(
          CLASS, NameRules.qualifiedName(provisioner.text().toLowerCase(Locale.ROOT)));
    }
    parameters(root.at("parameters"), CLASS, true);
    if (!root.text("reclaimPolicy").isEmpty()) {
      root.at("reclaimPolicy").oneOf(CLASS, List.of("Delete", "Retain"));
    }
    root.at("volumeBindingMode").oneOf(CLASS, List.of("Immediate", "WaitForFirstConsumer"));
    var terms = new HashSet<Object>();
    for (Field term : root.at("allowedTopologies").items()) {
      topology(term);
      if (!terms.add(term.at("matchLabelExpressions").node())) {
        term.refuse(TOPOLOGY, "a topology stands twice");
      }
    }
  }

  private static void parameters(Field parameters, Rule rule, boolean mayLack) {
    long bytes = 0;
    if (!mayLack && parameters.isEmpty()) {
      parameters.refuse(rule, "there is no parameter");
    }
    for (Field parameter : parameters.entries()) {
      if (parameter.key().isEmpty()) {
        parameter.refuse(rule, "a parameter has no name");
      }
      bytes += Bytes.of(parameter.key()) + Bytes.of(parameter.text());
    }
    if (parameters.size() > 512 || bytes > 256 * 1024) {
      parameters.refuse(
          rule,
          parameters.size() + " parameters of " + bytes + " bytes are more than 512 of 262144");
    }
  }

  private static void topology(Field term) {
    Field expressions = term.at("matchLabelExpressions");
    if (expressions.isEmpty()) {
      term.refuse(TOPOLOGY, "a topology without expressions");
    }
    Set<String> keys = new HashSet<>();
    for (Field expression : expressions.items()) {
      Field key = expression.at("key");
      key.refuse(TOPOLOGY, NameRules.labelKey(key.text()));
      if (!keys.add(key.text())) {
        key.refuse(TOPOLOGY, key.shown() + " stands twice");
      }
      Field values = expression.at("values");
      if (values.isEmpty()) {
        values.refuse(TOPOLOGY, "there is no value");
      }
      Set<String> seen = new HashSet<>();
      for (Field value : values.items()) {
        if (!seen.add(value.text())) {
          value.refuse(TOPOLOGY, value.shown() + " stands twice");
        }
      }
    }
  }

  static void volume(Field root) {
    Field spec = root.at("spec");
    Field modes = spec.at("accessModes");
    if (modes.isEmpty()) {
      modes.refuse(VOLUME, "there is no access mode");
    }
    ClaimRules.accessModes(modes, VOLUME);
    capacity(spec.at("capacity"));
    spec.at("persistentVolumeReclaimPolicy").oneOf(VOLUME, List.of("Delete", "Recycle", "Retain"));
    Field affinity = spec.at("nodeAffinity");
    if (affinity.isGiven()) {
      if (affinity.has("required")) {
        PlacementRules.nodeSelector(affinity.at("required"));
      } else {
        affinity.refuse(LOCAL, "nodeAffinity without required");
      }
    }
    sources(spec, affinity.has("required"));
    Field storageClass = spec.at("storageClassName");
    if (!storageClass.text().isEmpty()) {
      storageClass.refuse(VOLUME, NameRules.dns1123Subdomain(storageClass.text()));
    }
    spec.at("volumeMode").oneOf(VOLUME, List.of("Block", "Filesystem"));
    attributesClass(spec);
  }

  private static void attributesClass(Field spec) {
    Field attributes = spec.at("volumeAttributesClassName");
    if (attributes.isGiven()) {
      if (attributes.text().isEmpty()) {
        attributes.refuse(VOLUME, "volumeAttributesClassName is empty");
      } else {
        attributes.refuse(VOLUME, NameRules.dns1123Subdomain(attributes.text()));
      }
      if (!spec.has("csi")) {
        attributes.refuse(VOLUME, "volumeAttributesClassName of a volume that is not CSI");
      }
    }
  }

  private static void capacity(Field capacity) {
    if (capacity.isEmpty()) {
      capacity.refuse(VOLUME, "there is no capacity");
      return;
    }
    if (capacity.size() > 1 || !capacity.has("storage")) {
      capacity.refuse(VOLUME, "capacity must have storage only");
    }
    for (Field amount : capacity.entries()) {
      if (ResourceRules.quantity(amount).filter(q -> q.signum() <= 0).isPresent()) {
        amount.refuse(VOLUME, amount.shown() + " must be above 0");
      }
    }
  }

  private static void sources(Field spec, boolean placed) {
    int given = 0;
    for (String key : spec.givenKeys()) {
      if (NOT_SOURCES.contains(key)) {
        continue;
      }
      if (given++ > 0) {
        spec.at(key).refuse(VOLUME, key + " stands beside another source");
        continue;
      }
      source(spec.at(key), key, placed);
    }
    if (given == 0) {
      spec.refuse(VOLUME, "there is no source");
    }
  }

  private static void source(Field source, String kind, boolean placed) {
    switch (kind) {
      case "hostPath" -> {
        VolumeRules.hostPath(source);
        if (source.text("path").equals("/")
            && source.parent().text("persistentVolumeReclaimPolicy").equals("Recycle")) {
          source.at("path").refuse(VOLUME, "the root of the host would be recycled");
        }
      }
      case "nfs" -> VolumeRules.nfs(source);
      case "local" -> {
        if (source.text("path").isEmpty()) {
          source.at("path").refuse(LOCAL, "there is no path");
        } else {
          source.at("path").refuse(LOCAL, Syntax.noDots(source.text("path")));
        }
        if (!placed) {
          source.parent().at("nodeAffinity").refuse(LOCAL, "a local volume without nodeAffinity");
        }
      }
      case "csi" -> csi(source);
      default -> OldVolumeRules.persistent(source, kind);
    }
  }

  private static void csi(Field source) {
    VolumeRules.driver(source.at("driver"), CSI_VOLUME);
    if (source.text("volumeHandle").isEmpty()) {
      source.at("volumeHandle").refuse(CSI_VOLUME, "there is no volumeHandle");
    }
    for (String key :
        List.of(
            "controllerPublishSecretRef",
            "controllerExpandSecretRef",
            "nodePublishSecretRef",
            "nodeExpandSecretRef")) {
      if (source.has(key)) {
        for (String part : List.of("name", "namespace")) {
          Field name = source.at(key, part);
          if (name.text().isEmpty()) {
            name.refuse(CSI_VOLUME, key + " without " + part);
          } else {
            name.refuse(
                CSI_VOLUME,
                part.equals("name")
                    ? NameRules.dns1123Subdomain(name.text())
                    : NameRules.dns1123Label(name.text()));
          }
        }
      }
    }
  }

  static void csiDriver(Field root) {
    Field spec = root.at("spec");
    if (spec.run().isAtLeast(KubernetesVersion.V1_35)) {
      spec.at("nodeAllocatableUpdatePeriodSeconds").within(CSI_DRIVER, 10, Long.MAX_VALUE);
    }
    for (Field mode : spec.at("volumeLifecycleModes").items()) {
      if (!List.of("Persistent", "Ephemeral").contains(mode.text())) {
        mode.refuse(CSI_DRIVER, mode.shown() + " must be Persistent or Ephemeral");
      }
    }
    spec.at("fsGroupPolicy").oneOf(CSI_DRIVER, List.of("ReadWriteOnceWithFSType", "File", "None"));
    Field inSecrets = spec.at("serviceAccountTokenInSecrets");
    if (inSecrets.isGiven() && spec.at("tokenRequests").isEmpty()) {
      inSecrets.refuse(CSI_DRIVER, "serviceAccountTokenInSecrets without tokenRequests");
    }
    Set<String> audiences = new HashSet<>();
    for (Field request : spec.at("tokenRequests").items()) {
      if (!audiences.add(request.text("audience"))) {
        request.at("audience").refuse(CSI_DRIVER, request.at("audience").shown() + " stands twice");
      }
      request.at("expirationSeconds").within(CSI_DRIVER, 600, 1L << 32);
    }
  }

  static void csiNode(Field root) {
    Set<String> names = new HashSet<>();
    for (Field driver : root.at("spec", "drivers").items()) {
      VolumeRules.driver(driver.at("name"), CSI_NODE);
      if (!names.add(driver.text("name"))) {
        driver.at("name").refuse(CSI_NODE, driver.at("name").shown() + " stands twice");
      }
      Field id = driver.at("nodeID");
      if (id.text().isEmpty() || id.text().length() > 256) {
        id.refuse(
            CSI_NODE, id.text().isEmpty() ? "there is no nodeID" : "nodeID is over 256 characters");
      }
      driver.at("allocatable", "count").within(CSI_NODE, 0, Long.MAX_VALUE);
      Set<String> keys = new HashSet<>();
      for (Field key : driver.at("topologyKeys").items()) {
        key.refuse(
            CSI_NODE,
            key.text().isEmpty()
                ? Optional.of("must not be empty")
                : NameRules.qualifiedName(key.text()));
        if (!keys.add(key.text())) {
          key.refuse(CSI_NODE, key.shown() + " stands twice");
        }
      }
    }
  }

  static void capacityOf(Field root) {
    Field storageClass = root.at("storageClassName");
    storageClass.refuse(CAPACITY, NameRules.dns1123Subdomain(storageClass.text()));
    SelectorRules.check(root.at("nodeTopology"));
    Field capacity = root.at("capacity");
    if (ResourceRules.quantity(capacity).filter(q -> q.signum() < 0).isPresent()) {
      capacity.refuse(CAPACITY, capacity.shown() + " must not be negative");
    }
  }

  static void attachment(Field root) {
    Field spec = root.at("spec");
    VolumeRules.driver(spec.at("attacher"), ATTACHMENT);
    Field node = spec.at("nodeName");
    node.refuse(ATTACHMENT, NameRules.dns1123Subdomain(node.text()));
    Field source = spec.at("source");
    boolean named = source.has("persistentVolumeName");
    boolean inline = source.has("inlineVolumeSpec");
    if (named == inline) {
      source.refuse(
          ATTACHMENT,
          named
              ? "both persistentVolumeName and inlineVolumeSpec"
              : "neither persistentVolumeName nor inlineVolumeSpec");
    }
    if (inline) {
      inline(source.at("inlineVolumeSpec"));
    }
    if (named) {
      Field name = source.at("persistentVolumeName");
      if (name.text().isEmpty()) {
        name.refuse(ATTACHMENT, "persistentVolumeName is empty");
      } else {
        name.refuse(ATTACHMENT, NameRules.dns1123Subdomain(name.text()));
      }
    }
  }

  /** A volume that stands in an attachment: of CSI, and no more than that needs. */
  private static void inline(Field volume) {
    for (String key : List.of("claimRef", "capacity", "nodeAffinity", "storageClassName")) {
      boolean given =
          key.equals("capacity")
              ? !volume.at(key).isEmpty()
              : volume.has(key) && !(key.equals("storageClassName") && volume.text(key).isEmpty());
      if (given) {
        volume.at(key).refuse(ATTACHMENT, key + " of an inline volume");
      }
    }
    if (!volume.has("csi")) {
      volume.at("csi").refuse(ATTACHMENT, "an inline volume that is not CSI");
    } else {
      csi(volume.at("csi"));
    }
    if (volume.text("volumeMode").equals("Block")) {
      volume.at("volumeMode").refuse(ATTACHMENT, "an inline volume must be a file system");
    }
    if (volume.at("accessModes").isEmpty()) {
      volume.at("accessModes").refuse(ATTACHMENT, "there is no access mode");
    }
    ClaimRules.accessModes(volume.at("accessModes"), ATTACHMENT);
    for (String key : volume.givenKeys()) {
      if (!NOT_SOURCES.contains(key) && !key.equals("csi") && volume.has("csi")) {
        volume.at(key).refuse(ATTACHMENT, key + " stands beside csi");
      }
    }
  }

  static void attributesClassOf(Field root) {
    Field driver = root.at("driverName");
    driver.refuse(ATTRIBUTES, NameRules.qualifiedName(driver.text().toLowerCase(Locale.ROOT)));
    parameters(root.at("parameters"), ATTRIBUTES, false);
  }
}
