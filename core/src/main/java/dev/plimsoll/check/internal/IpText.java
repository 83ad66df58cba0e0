package dev.plimsoll.check.internal;

/** Whether a text is an IP address or a range of addresses, strictly: no leading zeros. */
final class IpText {
  private IpText() {}

  static boolean isAddress(String text) {
    return text.indexOf(':') < 0 ? isIpv4(text) : isIpv6(text);
  }

  static boolean isRange(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !isAddress(text.substring(0, slash))) {
      return false;
    }
    String bits = text.substring(slash + 1);
    int most = text.indexOf(':') < 0 ? 32 : 128;
    return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most;
  }

  private static boolean isIpv4(String text) {
    return text.matches("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  }

  private static boolean isIpv6(String text) {
    String head = text;
    int groups = 8;
    int lastColon = text.lastIndexOf(':');
    if (text.indexOf('.') > lastColon) {
      if (!isIpv4(text.substring(lastColon + 1))) {
        return false;
      }
      head = text.substring(0, lastColon) + ":0";
      groups = 7;
    }
    int gap = head.indexOf("::");
    if (gap >= 0 && head.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    if (gap < 0) {
      return count(head) == groups;
    }
    int before = gap == 0 ? 0 : count(head.substring(0, gap));
    int after = gap + 2 == head.length() ? 0 : count(head.substring(gap + 2));
    return before >= 0 && after >= 0 && before + after < groups;
  }

  /** How many groups there are; a number below any sum if one is malformed. */
  private static int count(String text) {
    String[] groups = text.split(":", -1);
    for (String group : groups) {
      if (!group.matches("[0-9a-fA-F]{1,4}")) {
        return -100;
      }
    }
    return groups.length;
  }
}
