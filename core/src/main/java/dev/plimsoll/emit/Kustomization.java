package dev.plimsoll.emit;

import java.util.List;

/**
 * {@code kustomization.yaml}: the applied files and nothing else. {@code sortOptions: fifo} keeps
 * the order of the list; without it kustomize sorts by an order of its own.
 *
 * @see <a
 *     href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/sortoptions/">sortOptions</a>
 */
final class Kustomization {
  private Kustomization() {}

  static String text(OutputLayout layout) {
    var text =
        new StringBuilder(
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsortOptions:\n  order: fifo\n");
    List<String> paths = layout.inApplyOrder();
    // Paths hold nothing but [a-z0-9._/-] and begin with a letter, digit or underscore, so none
    // needs quotes.
    text.append(paths.isEmpty() ? "resources: []\n" : "resources:\n");
    paths.forEach(path -> text.append("  - ").append(path).append('\n'));
    return text.toString();
  }
}
