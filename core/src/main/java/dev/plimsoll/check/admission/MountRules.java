package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.ContainerRules.rule;
import static dev.plimsoll.check.admission.Source.CORE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of mounts and block devices of containers. */
final class MountRules {
  static final Rule VOLUME =
      rule("PLM3217", "C17", "volumeMounts.name")
          .says("a mount names a volume of the pod")
          .fix("add the volume to spec.volumes, or write the name of one that is there")
          .source(CORE, "ValidateVolumeMounts");
  static final Rule PATH =
      rule("PLM3218", "C18", "volumeMounts.mountPath")
          .says("a mount has a path of its own")
          .fix("give each mount another mountPath")
          .source(CORE, "ValidateVolumeMounts");
  static final Rule SUB_PATH =
      rule("PLM3219", "C19", "volumeMounts.subPath")
          .says("subPath and subPathExpr stay inside the volume; one of them at most")
          .fix("write a relative path without '..'")
          .source(CORE, "ValidateVolumeMounts");
  static final Rule PROPAGATION =
      rule("PLM3220", "C20", "volumeMounts.mountPropagation")
          .says(
              "mountPropagation is None, HostToContainer, or of a privileged container Bidirectional")
          .fix("write HostToContainer, or make the container privileged")
          .source(CORE, "validateMountPropagation");
  static final Rule RECURSIVE =
      rule("PLM3221", "C21", "volumeMounts.recursiveReadOnly")
          .says("recursiveReadOnly goes with readOnly and without propagation")
          .fix("set readOnly: true")
          .source(CORE, "validateMountRecursiveReadOnly");
  static final Rule DEVICE =
      rule("PLM3222", "C22", "volumeDevices")
          .says("a block device names a claim of the pod and a path of its own")
          .fix("name a persistentVolumeClaim or ephemeral volume, and an absolute path")
          .source(CORE, "ValidateVolumeDevices");

  private MountRules() {}

  static void check(Field container, PodContext context) {
    Set<String> devicePaths = new HashSet<>();
    Set<String> deviceNames = new HashSet<>();
    for (Field device : container.at("volumeDevices").items()) {
      devicePaths.add(device.text("devicePath"));
      deviceNames.add(device.text("name"));
    }
    Set<String> paths = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Field mount : container.at("volumeMounts").items()) {
      Field volume = context.volumes().get(mount.text("name"));
      if (volume != null && volume.has("image") && VolumeRules.isDropped("image", mount.run())) {
        continue;
      }
      mount(mount, context, paths);
      names.add(mount.text("name"));
      if (deviceNames.contains(mount.text("name"))) {
        mount
            .at("name")
            .refuse(DEVICE, mount.at("name").shown() + " is mounted and a block device");
      }
      if (devicePaths.contains(mount.text("mountPath"))) {
        mount
            .at("mountPath")
            .refuse(PATH, mount.at("mountPath").shown() + " is the path of a block device too");
      }
      propagation(mount, container);
    }
    devices(container, context, paths, names);
  }

  private static void mount(Field mount, PodContext context, Set<String> paths) {
    Field name = mount.at("name");
    if (name.text().isEmpty() || !context.volumes().containsKey(name.text())) {
      name.refuse(
          VOLUME,
          name.text().isEmpty() ? "there is no name" : name.shown() + " is no volume of the pod");
    }
    Field path = mount.at("mountPath");
    if (path.text().isEmpty()) {
      path.refuse(PATH, "there is no mountPath");
    }
    if (!paths.add(path.text())) {
      path.refuse(PATH, path.shown() + " is taken twice");
    }
    for (String key : List.of("subPath", "subPathExpr")) {
      if (!mount.text(key).isEmpty()) {
        mount.at(key).refuse(SUB_PATH, Syntax.localPath(mount.text(key)));
      }
    }
    if (!mount.text("subPath").isEmpty() && !mount.text("subPathExpr").isEmpty()) {
      mount.at("subPathExpr").refuse(SUB_PATH, "subPathExpr stands beside subPath");
    }
  }

  private static void propagation(Field mount, Field container) {
    Field propagation = mount.at("mountPropagation");
    if (propagation.isGiven()) {
      propagation.oneOf(PROPAGATION, List.of("None", "HostToContainer", "Bidirectional"));
      if (propagation.text().equals("Bidirectional")
          && !container.at("securityContext").isTrue("privileged")) {
        propagation.refuse(PROPAGATION, "Bidirectional in a container that is not privileged");
      }
    }
    Field recursive = mount.at("recursiveReadOnly");
    if (!recursive.isGiven()) {
      return;
    }
    recursive.oneOf(RECURSIVE, List.of("Disabled", "Enabled", "IfPossible"));
    if (List.of("Enabled", "IfPossible").contains(recursive.text())) {
      if (!mount.isTrue("readOnly")) {
        recursive.refuse(RECURSIVE, recursive.shown() + " without readOnly: true");
      }
      if (propagation.isGiven() && !propagation.text().equals("None")) {
        recursive.refuse(
            RECURSIVE, recursive.shown() + " beside mountPropagation " + propagation.shown());
      }
    }
  }

  private static void devices(
      Field container, PodContext context, Set<String> mountPaths, Set<String> mountNames) {
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Field device : container.at("volumeDevices").items()) {
      Field name = device.at("name");
      Field volume = context.volumes().get(name.text());
      if (name.text().isEmpty() || volume == null) {
        name.refuse(DEVICE, name.shown() + " is no volume of the pod");
      } else if (!volume.has("persistentVolumeClaim")
          && !volume.has("ephemeral")
          && !volume.has("spec")) {
        name.refuse(DEVICE, name.shown() + " is no claim");
      }
      if (!names.add(name.text()) || mountNames.contains(name.text())) {
        name.refuse(DEVICE, name.shown() + " is used twice");
      }
      Field path = device.at("devicePath");
      if (path.text().isEmpty()) {
        path.refuse(DEVICE, "there is no devicePath");
      } else {
        path.refuse(DEVICE, Syntax.noDots(path.text()));
      }
      if (!paths.add(path.text()) || mountPaths.contains(path.text())) {
        path.refuse(DEVICE, path.shown() + " is taken twice");
      }
    }
  }
}
