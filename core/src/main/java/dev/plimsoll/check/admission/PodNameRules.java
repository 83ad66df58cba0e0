package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.List;

/** Rules of how a pod is named and finds names. */
final class PodNameRules {
  static final Rule DNS_POLICY =
      Rule.of("PLM3103", "P3")
          .at("spec.dnsPolicy")
          .says("dnsPolicy is ClusterFirst, ClusterFirstWithHostNet, Default or None")
          .fix("write one of them")
          .source(CORE, "validateDNSPolicy");
  static final Rule DNS_NONE =
      Rule.of("PLM3104", "P4")
          .at("spec.dnsConfig")
          .says("dnsPolicy None comes with a nameserver")
          .fix("add dnsConfig.nameservers, or write dnsPolicy ClusterFirst")
          .source(CORE, "validatePodDNSConfig");
  static final Rule NAMESERVERS =
      Rule.of("PLM3105", "P5")
          .at("spec.dnsConfig.nameservers")
          .says("dnsConfig has at most three nameservers, all IP addresses")
          .fix("write up to three IP addresses")
          .source(CORE, "validatePodDNSConfig");
  static final Rule SEARCHES =
      Rule.of("PLM3106", "P6")
          .at("spec.dnsConfig.searches")
          .says("dnsConfig has at most 32 search domains of 2048 characters together")
          .fix("write up to 32 domain names")
          .source(CORE, "validatePodDNSConfig");
  static final Rule DNS_OPTION =
      Rule.of("PLM3107", "P7")
          .at("spec.dnsConfig.options")
          .says("an option of dnsConfig has a name")
          .fix("name the option, for example ndots")
          .source(CORE, "validatePodDNSConfig");
  static final Rule HOSTNAME =
      Rule.of("PLM3108", "P8")
          .at("spec.hostname")
          .says("hostname and subdomain are labels of a domain name")
          .fix("write at most 63 lower-case letters, digits and '-'")
          .source(CORE, "ValidatePodSpec");
  static final Rule HOSTNAME_OVERRIDE =
      Rule.of("PLM3109", "P9")
          .at("spec.hostnameOverride")
          .says(
              "hostnameOverride is a domain name of at most 64 characters, without hostNetwork and setHostnameAsFQDN")
          .fix("shorten it, or remove the field beside it")
          .source(CORE, "validatePodHostName")
          .since(KubernetesVersion.V1_35);

  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");

  private PodNameRules() {}

  static void dns(Field spec) {
    spec.at("dnsPolicy").oneOf(DNS_POLICY, DNS_POLICIES);
    Field config = spec.at("dnsConfig");
    Field servers = config.at("nameservers");
    if (spec.text("dnsPolicy").equals("None") && servers.isEmpty()) {
      config.refuse(DNS_NONE, "dnsPolicy is None and there is no nameserver");
    }
    if (servers.size() > 3) {
      servers.refuse(NAMESERVERS, servers.size() + " nameservers are more than 3");
    }
    for (Field server : servers.items()) {
      server.refuse(NAMESERVERS, Syntax.address(server.text(), server.run()));
    }
    Field searches = config.at("searches");
    int length = Math.max(0, searches.size() - 1);
    for (Field search : searches.items()) {
      length += search.text().length();
      search(search);
    }
    if (searches.size() > 32 || length > 2048) {
      searches.refuse(
          SEARCHES,
          searches.size()
              + " search domains of "
              + length
              + " characters are more than 32 of 2048");
    }
    for (Field option : config.at("options").items()) {
      if (option.text("name").isEmpty()) {
        option.at("name").refuse(DNS_OPTION, "an option has no name");
      }
    }
  }

  private static void search(Field search) {
    String text = search.text();
    if (text.equals(".")) {
      return;
    }
    String trimmed = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    // Underscores may stand anywhere, as they do in the names of services.
    search.refuse(SEARCHES, NameRules.dns1123Subdomain(trimmed.replace('_', 'a')));
  }

  static void hostname(Field spec, boolean setByController) {
    for (String key : List.of("hostname", "subdomain")) {
      Field name = spec.at(key);
      if (!name.text().isEmpty() && !setByController) {
        name.refuse(HOSTNAME, NameRules.dns1123Label(name.text()));
      }
    }
    Field override = spec.at("hostnameOverride");
    if (override.isGiven()) {
      override.refuse(HOSTNAME_OVERRIDE, NameRules.dns1123Subdomain(override.text()));
      if (override.text().length() > 64) {
        override.refuse(
            HOSTNAME_OVERRIDE, override.shown() + " must be at most 64 characters long");
      }
      if (spec.isTrue("setHostnameAsFQDN") || spec.isTrue("hostNetwork")) {
        override.refuse(
            HOSTNAME_OVERRIDE,
            "hostnameOverride stands beside "
                + (spec.isTrue("hostNetwork") ? "hostNetwork" : "setHostnameAsFQDN"));
      }
    }
  }
}
