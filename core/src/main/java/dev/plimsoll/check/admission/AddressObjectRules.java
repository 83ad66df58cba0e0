package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.NETWORKING;

import dev.plimsoll.unit.NameRules;
import java.util.List;
import java.util.Optional;

/** Rules of objects that stand for addresses: IPAddress and ServiceCIDR. */
final class AddressObjectRules {
  static final Rule PARENT =
      Rule.of("PLM3896", "IA1")
          .at("spec.parentRef")
          .says("an IPAddress is named by an address and belongs to an object")
          .fix("write the address in its short form as name, and parentRef")
          .source(NETWORKING, "ValidateIPAddress");
  static final Rule CIDRS =
      Rule.of("PLM3897", "IA2")
          .at("spec.cidrs")
          .says("a ServiceCIDR has one range, or one of each family")
          .fix("write a range such as 10.9.0.0/24")
          .source(NETWORKING, "ValidateServiceCIDR");

  private AddressObjectRules() {}

  static void ipAddress(Field root) {
    Field name = root.at("metadata", "name");
    Optional<Addresses> address = Addresses.address(name.text());
    boolean upper = name.text().chars().anyMatch(c -> c >= 'A' && c <= 'F');
    if (address.isEmpty()
        || address.get().zeros()
        || address.get().mapped()
        || upper
        || !isShort(name.text())) {
      name.refuse(PARENT, name.shown() + " must be an IP address in its short form");
    }
    Field prefix = root.at("metadata", "generateName");
    if (!prefix.text().isEmpty() && Addresses.address(prefix.text()).isEmpty()) {
      prefix.refuse(PARENT, prefix.shown() + " must be an IP address");
    }
    Field parent = root.at("spec", "parentRef");
    if (!parent.isGiven()) {
      parent.refuse(PARENT, "there is no parentRef");
      return;
    }
    for (String key : List.of("resource", "name")) {
      if (parent.text(key).isEmpty()) {
        parent.at(key).refuse(PARENT, "parentRef without " + key);
      } else {
        parent.at(key).refuse(PARENT, NameRules.pathSegmentName(parent.text(key)));
      }
    }
    if (!parent.text("group").isEmpty()) {
      parent.at("group").refuse(PARENT, NameRules.dns1123Subdomain(parent.text("group")));
    }
    if (!parent.text("namespace").isEmpty()) {
      parent.at("namespace").refuse(PARENT, NameRules.pathSegmentName(parent.text("namespace")));
    }
  }

  /** No leading zeros in a group of IPv6. */
  private static boolean isShort(String text) {
    if (text.indexOf(':') < 0) {
      return true;
    }
    for (String group : text.split(":", -1)) {
      if (group.length() > 1 && group.charAt(0) == '0') {
        return false;
      }
    }
    return true;
  }

  static void serviceCidr(Field root) {
    Field cidrs = root.at("spec", "cidrs");
    List<Field> ranges = cidrs.items();
    if (ranges.isEmpty() || ranges.size() > 2) {
      cidrs.refuse(
          CIDRS,
          ranges.isEmpty() ? "there is no range" : ranges.size() + " ranges are more than 2");
    }
    int six = 0;
    for (Field range : ranges) {
      Optional<Addresses> found = Addresses.range(range.text());
      if (found.isEmpty()
          || found.get().zeros()
          || found.get().mapped()
          || found.get().hasHostBits()) {
        range.refuse(
            CIDRS, range.shown() + " must be a range in its short form such as 10.9.0.0/24");
      }
      six += range.text().indexOf(':') >= 0 ? 1 : 0;
    }
    if (ranges.size() == 2 && six != 1) {
      cidrs.refuse(CIDRS, "two ranges of one family");
    }
  }
}
