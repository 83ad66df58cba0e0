package dev.plimsoll.testing;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.testing.internal.ObjectName;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on manifests. An object is named as findings name it: {@code Deployment
 * airflow/scheduler}, {@code Namespace airflow}; where two groups have a kind of that name, with
 * the group behind it: {@code Ingress.networking.k8s.io airflow/web}.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class BundleAssert extends AbstractAssert<BundleAssert, Bundle> {
  BundleAssert(Bundle actual) {
    super(actual, BundleAssert.class);
  }

  /** Verifies that each of the objects is there, once. */
  public BundleAssert contains(String... names) {
    for (String name : names) {
      one(name);
    }
    return this;
  }

  /** Verifies that none of the objects is there. */
  public BundleAssert doesNotContain(String... names) {
    isNotNull();
    for (String name : names) {
      List<Manifest> found = ObjectName.of(name).in(actual);
      if (!found.isEmpty()) {
        throw failure("Expecting no %s, but it is written by %s", name, found.get(0).origin());
      }
    }
    return this;
  }

  /**
   * The object that is named so, for assertions on it.
   *
   * @throws AssertionError if it is not there, or if two groups have such a kind
   */
  public ManifestAssert manifest(String name) {
    Manifest found = one(name);
    String own = descriptionText();
    return new ManifestAssert(found).as(own);
  }

  private Manifest one(String name) {
    isNotNull();
    ObjectName wanted = ObjectName.of(name);
    List<Manifest> found = wanted.in(actual);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw failure("%s", found.isEmpty() ? wanted.missing(actual) : wanted.several(found));
  }

  /** Only what is applied. */
  public BundleAssert applied() {
    isNotNull();
    return narrowed(actual.filter(manifest -> !manifest.isLatent()));
  }

  /** Only what other programs will make. */
  public BundleAssert latent() {
    isNotNull();
    return narrowed(actual.filter(Manifest::isLatent));
  }

  /** Only the objects of a kind, for example {@code Deployment}, whatever their group. */
  public BundleAssert ofKind(String kind) {
    isNotNull();
    return narrowed(actual.filter(manifest -> manifest.identity().kind().equals(kind)));
  }

  /** Only the objects of a namespace. */
  public BundleAssert in(String namespace) {
    isNotNull();
    return narrowed(
        actual.filter(
            manifest -> manifest.identity().namespace().filter(namespace::equals).isPresent()));
  }

  private BundleAssert narrowed(Bundle bundle) {
    return new BundleAssert(bundle).as(descriptionText());
  }

  /** Verifies how many there are. */
  public BundleAssert hasSize(int expected) {
    isNotNull();
    if (actual.size() != expected) {
      throw failure("Expecting %s objects, but there are %s:%s", expected, actual.size(), listed());
    }
    return this;
  }

  /** Verifies that there are none. */
  public BundleAssert isEmpty() {
    return hasSize(0);
  }

  /**
   * Verifies that there is at least one and that all satisfy the requirements, for example {@code
   * manifests().ofKind("Deployment").allSatisfy(d -> d.hasField("spec.replicas"))}.
   *
   * @throws AssertionError with the failures of all that do not
   */
  public BundleAssert allSatisfy(Consumer<ManifestAssert> requirements) {
    isNotNull();
    if (actual.size() == 0) {
      throw failure("Expecting at least one object, but there is none");
    }
    var failures = new StringBuilder();
    int failed = 0;
    for (Manifest manifest : actual.all()) {
      try {
        requirements.accept(new ManifestAssert(manifest));
      } catch (AssertionError e) {
        failures.append("\n\n").append(e.getMessage());
        failed++;
      }
    }
    if (failed > 0) {
      throw failure("%s of %s objects do not satisfy:%s", failed, actual.size(), failures);
    }
    return this;
  }

  private String listed() {
    var text = new StringBuilder();
    actual.all().forEach(manifest -> text.append("\n  ").append(manifest));
    return text.toString();
  }
}
