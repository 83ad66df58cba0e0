package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.MIGRATION;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;

/** Rules of migrations of what a server has stored, which servers have by default from 1.37 on. */
final class MigrationRules {
  static final Rule RESOURCE =
      Rule.of("PLM3765", "SM1")
          .at("spec.resource")
          .says("a StorageVersionMigration names a resource, and its group")
          .fix("write the plural of a kind, such as deployments, and its group, such as apps")
          .source(MIGRATION, "ValidateStorageVersionMigration")
          .since(KubernetesVersion.V1_37);

  private MigrationRules() {}

  static void migration(Field root) {
    Field of = root.at("spec", "resource");
    Field resource = of.at("resource");
    if (resource.text().isEmpty()) {
      resource.refuse(RESOURCE, "there is no resource");
    } else {
      resource.refuse(RESOURCE, NameRules.dns1035Label(resource.text()));
    }
    Field group = of.at("group");
    if (!group.text().isEmpty()) {
      group.refuse(RESOURCE, NameRules.dns1123Subdomain(group.text()));
    }
  }
}
