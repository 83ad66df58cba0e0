package dev.plimsoll.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A minor release of Kubernetes. Rules and fields differ from minor to minor, never from patch to
 * patch.
 *
 * @param minor the number after {@code 1.}, at least 0
 */
@API(status = API.Status.EXPERIMENTAL)
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {
  /** Kubernetes 1.34. */
  public static final KubernetesVersion V1_34 = new KubernetesVersion(34);

  /** Kubernetes 1.35. */
  public static final KubernetesVersion V1_35 = new KubernetesVersion(35);

  /** Kubernetes 1.36. */
  public static final KubernetesVersion V1_36 = new KubernetesVersion(36);

  /** Kubernetes 1.37. */
  public static final KubernetesVersion V1_37 = new KubernetesVersion(37);

  /**
   * The minors whose schemas come with Plimsoll and whose rules are proven on real servers, oldest
   * first.
   */
  public static final List<KubernetesVersion> SUPPORTED = List.of(V1_34, V1_35, V1_36, V1_37);

  private static final Pattern FORM = Pattern.compile("v?1\\.(\\d{1,3})(\\.\\d+)?([-+].*)?");

  public KubernetesVersion {
    if (minor < 0) {
      throw new IllegalArgumentException("Kubernetes minor " + minor + " is negative");
    }
  }

  /**
   * Reads {@code 1.35}, {@code v1.35} or a patch release such as {@code 1.35.2} or {@code
   * v1.35.1-eks-abc}, of which only the minor counts.
   *
   * @throws IllegalArgumentException if the text is no Kubernetes version
   */
  public static KubernetesVersion parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no Kubernetes version; write the minor, for example \"1.35\"");
    }
    return new KubernetesVersion(Integer.parseInt(form.group(1)));
  }

  /** Whether schemas of this minor come with Plimsoll. */
  public boolean isSupported() {
    return SUPPORTED.contains(this);
  }

  /** Whether this is the other minor or a later one. */
  public boolean isAtLeast(KubernetesVersion other) {
    return minor >= other.minor;
  }

  // Asked at every start: what Java generates for a record is linked at run time, which costs more.
  @Override
  public boolean equals(Object other) {
    return other instanceof KubernetesVersion that && minor == that.minor;
  }

  @Override
  public int hashCode() {
    return minor;
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return Integer.compare(minor, other.minor);
  }

  /** As users write it, for example {@code 1.35}. */
  @Override
  public String toString() {
    return "1." + minor;
  }
}
