package dev.plimsoll.platform;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.PlatformView;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.unit.DnsLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Components, workspaces, and the arrows to the outside world. Immutable; the order of {@code with}
 * calls does not show in the output.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Platform implements PlatformView {
  private final DnsLabel name;
  private final List<Component> components;
  private final List<Arrow> arrows;
  private final boolean pinsAccounts;

  private Platform(
      DnsLabel name, List<Component> components, List<Arrow> arrows, boolean pinsAccounts) {
    this.name = name;
    this.components = components;
    this.arrows = arrows;
    this.pinsAccounts = pinsAccounts;
  }

  /**
   * A platform without components.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Platform named(String name) {
    return new Platform(DnsLabel.of(name), List.of(), List.of(), false);
  }

  /**
   * This platform and more components. Two of one name are reported when the platform is compiled.
   */
  public Platform with(Component... more) {
    var all = new ArrayList<>(components);
    all.addAll(Arrays.asList(more));
    all.sort(Comparator.comparing(Component::name));
    return new Platform(name, List.copyOf(all), arrows, pinsAccounts);
  }

  /**
   * This platform and more arrows; draw only the outside world by hand, everything else follows
   * from use.
   */
  public Platform with(Arrow... more) {
    var all = new ArrayList<>(arrows);
    all.addAll(Arrays.asList(more));
    all.sort(null);
    return new Platform(name, components, List.copyOf(all), pinsAccounts);
  }

  /**
   * This platform, which pins which service accounts those that make pods may give to them: one
   * ValidatingAdmissionPolicy and binding for each account that may create pods, with the accounts
   * of the pods that it is known to make. Default: none, and whoever may create pods in a namespace
   * may use every account of it.
   *
   * <p>Judged are pods, when they are created. A template within another object is not: the
   * controller that makes its pods is a maker of its own.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating
   *     Admission Policy</a>
   */
  public Platform withPinnedAccounts() {
    return new Platform(name, components, arrows, true);
  }

  /** Whether {@link #withPinnedAccounts()} was said. */
  public boolean pinsAccounts() {
    return pinsAccounts;
  }

  @Override
  public String name() {
    return name.value();
  }

  @Override
  public List<Component> components() {
    return components;
  }

  /** The arrows that were drawn by hand. */
  public List<Arrow> arrows() {
    return arrows;
  }
}
