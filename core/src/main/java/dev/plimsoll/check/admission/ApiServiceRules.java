package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.AGGREGATION;

import dev.plimsoll.unit.NameRules;
import java.util.Optional;

/** Rules of API services. */
final class ApiServiceRules {
  static final Rule API_SERVICE =
      Rule.of("PLM3757", "AS1")
          .at("spec")
          .says(
              "an API service is named by version and group, and has priorities and a certificate")
          .fix("write name VERSION.GROUP, groupPriorityMinimum, versionPriority and caBundle")
          .source(AGGREGATION, "ValidateAPIService");

  private ApiServiceRules() {}

  static void apiService(Field root) {
    Field spec = root.at("spec");
    String group = spec.text("group");
    String version = spec.text("version");
    String wanted = version + "." + group;
    Field prefix = root.at("metadata", "generateName");
    if (!prefix.text().isEmpty() && !prefix.text().equals(wanted)) {
      prefix.refuse(API_SERVICE, prefix.shown() + " must be " + Shown.quoted(wanted));
    }
    if (!root.at("metadata").text("name").equals(wanted)) {
      root.at("metadata", "name")
          .refuse(
              API_SERVICE,
              root.at("metadata", "name").shown() + " must be " + Shown.quoted(wanted));
    }
    if (group.isEmpty() && !version.equals("v1")) {
      spec.at("version").refuse(API_SERVICE, "the core group has v1 only");
    }
    if (!group.isEmpty()) {
      spec.at("group").refuse(API_SERVICE, NameRules.dns1123Subdomain(group));
    }
    spec.at("version")
        .refuse(
            API_SERVICE,
            version.isEmpty() ? Optional.of("must not be empty") : NameRules.dns1035Label(version));
    Field minimum = spec.at("groupPriorityMinimum");
    if (minimum.number(0) < 1 || minimum.number(0) > 20000) {
      minimum.refuse(API_SERVICE, minimum.shown() + " must be from 1 to 20000");
    }
    Field priority = spec.at("versionPriority");
    if (priority.number(0) < 1 || priority.number(0) > 1000) {
      priority.refuse(API_SERVICE, priority.shown() + " must be from 1 to 1000");
    }
    boolean bundle = !spec.text("caBundle").isEmpty();
    boolean insecure = spec.isTrue("insecureSkipTLSVerify");
    Field service = spec.at("service");
    if (!service.isGiven()) {
      if (bundle || insecure) {
        spec.at(bundle ? "caBundle" : "insecureSkipTLSVerify")
            .refuse(API_SERVICE, "a certificate without a service");
      }
      return;
    }
    WebhookRules.service(service, API_SERVICE);
    if (bundle == insecure && bundle) {
      spec.at("insecureSkipTLSVerify")
          .refuse(API_SERVICE, "both caBundle and insecureSkipTLSVerify");
    }
  }
}
