package dev.plimsoll.workload;

import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.LabelKey;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Where pods should or must run, beside node pools and spread.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">Assigning
 *     pods to nodes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Affinity {
  /** How much it matters. */
  Weight weight();

  /** This rule, which a pod waits for if need be. */
  Affinity strictly();

  /**
   * How much a rule matters: a wish from 1 to 100, or {@link #MUST}.
   *
   * @param value 1 to 100; 0 for a must
   */
  record Weight(int value) {
    /** The pod waits until it can be met. */
    public static final Weight MUST = new Weight(0);

    /** The strongest wish. */
    public static final Weight STRONG = new Weight(100);

    public Weight {
      if (value < 0 || value > 100) {
        throw new IllegalArgumentException("weight " + value + " is not from 0 to 100");
      }
    }
  }

  /**
   * On nodes that have one of some values for a label.
   *
   * @param label the label of nodes
   * @param values at least one
   * @param weight how much it matters
   */
  record Nodes(LabelKey label, List<String> values, Weight weight) implements Affinity {
    public Nodes {
      Objects.requireNonNull(weight, "weight");
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "affinity to nodes by " + label.value() + " names no value");
      }
    }

    @Override
    public Nodes strictly() {
      return new Nodes(label, values, Weight.MUST);
    }
  }

  /**
   * In one place with the pods of a role of the same namespace.
   *
   * @param role the value of their label {@code plimsoll.dev/role}
   * @param within what counts as one place
   * @param weight how much it matters
   */
  record Near(DnsLabel role, NodeGroup within, Weight weight) implements Affinity {
    @Override
    public Near strictly() {
      return new Near(role, within, Weight.MUST);
    }
  }

  /**
   * In another place than the pods of a role of the same namespace, which may be the own one.
   *
   * @param role the value of their label {@code plimsoll.dev/role}
   * @param within what counts as one place
   * @param weight how much it matters
   */
  record Away(DnsLabel role, NodeGroup within, Weight weight) implements Affinity {
    @Override
    public Away strictly() {
      return new Away(role, within, Weight.MUST);
    }
  }

  /** A wish for nodes that have one of some values for a label. */
  static Affinity nodes(String label, String... values) {
    return new Nodes(LabelKey.of(label), List.of(values), Weight.STRONG);
  }

  /** A wish to be in one place with a role. */
  static Affinity near(String role, NodeGroup within) {
    return new Near(DnsLabel.of(role), within, Weight.STRONG);
  }

  /** A wish to be in another place than a role. */
  static Affinity awayFrom(String role, NodeGroup within) {
    return new Away(DnsLabel.of(role), within, Weight.STRONG);
  }
}
