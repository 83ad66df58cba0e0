package dev.plimsoll.reference;

import java.util.List;
import org.apiguardian.api.API;

/** What a reference leads to. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Answer {
  /**
   * An object that exists, or will.
   *
   * @param object the object
   */
  record Found(Definition object) implements Answer {}

  /**
   * A key, port or item of something that exists.
   *
   * @param owners what has it: one object, or all selected ones that have it
   * @param part the key, port or item
   */
  record FoundPart(List<Definition> owners, String part) implements Answer {
    public FoundPart {
      owners = List.copyOf(owners);
    }
  }

  /**
   * The objects that a selector selects, at least one unless it is not certain.
   *
   * @param objects the objects; for pods, their makers
   * @param pods the pods, if pods are selected
   * @param certain false if there may be more, because labels of a namespace outside of the bundle
   *     are not known
   */
  record Selected(List<Definition> objects, List<PodSet> pods, boolean certain) implements Answer {
    public Selected {
      objects = List.copyOf(objects);
      pods = List.copyOf(pods);
    }
  }

  /**
   * No such object.
   *
   * @param wanted the objects, any of which would do
   */
  record Missing(List<ObjectKey> wanted) implements Answer {
    public Missing {
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * The object exists, but not its key, port or item.
   *
   * @param owners what should have it
   * @param part the key, port or item
   * @param known what there is instead, sorted
   */
  record MissingPart(List<Definition> owners, String part, List<String> known) implements Answer {
    public MissingPart {
      owners = List.copyOf(owners);
      known = List.copyOf(known);
    }
  }

  /** A selector that selects nothing. */
  record Nothing() implements Answer {}

  /**
   * It cannot be told.
   *
   * @param why for example that the object that should have the key is itself missing
   */
  record Unknown(String why) implements Answer {}
}
