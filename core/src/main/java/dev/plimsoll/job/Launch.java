package dev.plimsoll.job;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Arrow;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * How an engine makes a job run. The object is latent: it is checked and drawn, and the engine's
 * own document is rendered from it.
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Launch {
  /** The object that the engine makes. */
  Manifest object();

  /**
   * Arrows that the job draws: what it reads, writes and calls, and what its pods do with each
   * other.
   */
  List<Arrow> arrows();

  /** What must stand beside the object and is applied: ConfigMaps, sources of Secrets. */
  List<Manifest> beside();

  /**
   * The engine makes a pod, and the end of the pod is the end of the job.
   *
   * @param object a Pod with {@code restartPolicy: Never}
   * @param arrows see {@link Launch#arrows}
   * @param beside see {@link Launch#beside}
   */
  record Pod(Manifest object, List<Arrow> arrows, List<Manifest> beside) implements Launch {
    public Pod {
      Objects.requireNonNull(object, "object");
      arrows = List.copyOf(arrows);
      beside = List.copyOf(beside);
    }

    /** A pod that stands alone. */
    public Pod(Manifest object, List<Arrow> arrows) {
      this(object, arrows, List.of());
    }
  }

  /**
   * The engine makes a custom resource, and waits until a field of its status says that it ended.
   *
   * @param object the custom resource
   * @param end how its end is seen
   * @param arrows see {@link Launch#arrows}
   * @param beside see {@link Launch#beside}
   */
  record Resource(Manifest object, EndCondition end, List<Arrow> arrows, List<Manifest> beside)
      implements Launch {
    public Resource {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(end, "end");
      arrows = List.copyOf(arrows);
      beside = List.copyOf(beside);
    }

    /** A custom resource that stands alone. */
    public Resource(Manifest object, EndCondition end, List<Arrow> arrows) {
      this(object, end, arrows, List.of());
    }
  }

  /**
   * When a custom resource has ended.
   *
   * @param field the field of its status, for example {@code status.applicationState.state}
   * @param succeeded values that mean success
   * @param failed values that mean failure
   */
  record EndCondition(FieldPath field, SortedSet<String> succeeded, SortedSet<String> failed) {
    public EndCondition {
      succeeded = Collections.unmodifiableSortedSet(new TreeSet<>(succeeded));
      failed = Collections.unmodifiableSortedSet(new TreeSet<>(failed));
    }

    /** Ended when the field has one of these values. */
    public static EndCondition of(FieldPath field, Set<String> succeeded, Set<String> failed) {
      return new EndCondition(field, new TreeSet<>(succeeded), new TreeSet<>(failed));
    }
  }
}
