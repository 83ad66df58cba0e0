package dev.plimsoll.testing;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.testing.internal.FieldText;
import dev.plimsoll.testing.internal.Shown;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions on one object. A field is named as findings name it, and items of a list also by one
 * of their fields:
 *
 * <pre>
 * spec.replicas
 * spec.template.spec.containers[0].image
 * spec.template.spec.containers[name=scheduler].image
 * metadata.labels[app.kubernetes.io/name]
 * data[airflow.cfg].core.executor          a document inside a ConfigMap
 * </pre>
 *
 * <p>Failures say who wrote the value: the component and method, the overlay's file and line, or
 * the arrow.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ManifestAssert extends AbstractAssert<ManifestAssert, Manifest> {
  ManifestAssert(Manifest actual) {
    super(actual, ManifestAssert.class);
  }

  /**
   * The value of a field, for assertions on it.
   *
   * @throws AssertionError if it is not there, with what is there instead
   */
  public FieldAssert field(String path) {
    isNotNull();
    FieldText.Found found = FieldText.of(path).in(actual.tree());
    if (found.node().isEmpty()) {
      throw failure("Expecting %s to have %s\nbut %s", actual, path, found.problem());
    }
    return new FieldAssert(actual, path, found.node().get()).as(descriptionText());
  }

  /** Verifies that the object has a field, whatever its value. */
  public ManifestAssert hasField(String path) {
    field(path);
    return this;
  }

  /**
   * Verifies that a field has a value.
   *
   * @param value a text, number, truth value, list or map
   */
  public ManifestAssert hasField(String path, Object value) {
    field(path).isEqualTo(value);
    return this;
  }

  /** Verifies that the object does not have a field. */
  public ManifestAssert doesNotHaveField(String path) {
    isNotNull();
    FieldText.of(path)
        .in(actual.tree())
        .node()
        .ifPresent(
            node -> {
              throw failure(
                  "Expecting %s not to have %s\nbut it is\n%s\nwritten by %s",
                  actual, path, Shown.indented(node), node.origin());
            });
    return this;
  }

  /** Verifies the value of a label of the object itself. */
  public ManifestAssert hasLabel(String key, String value) {
    return hasField("metadata.labels[" + key + "]", value);
  }

  /** Verifies the value of an annotation of the object itself. */
  public ManifestAssert hasAnnotation(String key, String value) {
    return hasField("metadata.annotations[" + key + "]", value);
  }

  /** Verifies that the object is applied. */
  public ManifestAssert isApplied() {
    isNotNull();
    if (actual.presence() instanceof Presence.Latent latent) {
      throw failure(
          "Expecting %s to be applied, but %s will make it", actual.identity(), latent.maker());
    }
    return this;
  }

  /**
   * Verifies that another program will make the object.
   *
   * @param maker its pods, for example {@code airflow/scheduler}
   */
  public ManifestAssert isMadeBy(String maker) {
    isNotNull();
    String actualMaker =
        actual.presence() instanceof Presence.Latent latent
            ? latent.maker()
            : "nobody: it is applied";
    if (!actualMaker.equals(maker)) {
      throw failure(
          "Expecting %s to be made by\n  %s\nbut it is made by\n  %s",
          actual.identity(), maker, actualMaker);
    }
    return this;
  }

  /** The object as it is written to its file. */
  public AbstractStringAssert<?> yaml() {
    isNotNull();
    return Assertions.assertThat(YamlWriter.write(actual.tree())).as(actual.toString());
  }
}
