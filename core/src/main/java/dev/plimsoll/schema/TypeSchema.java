package dev.plimsoll.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** What a value may be. Immutable; object types read their fields when they are first asked for. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface TypeSchema
    permits TypeSchema.Any,
        TypeSchema.Scalar,
        TypeSchema.ListOf,
        TypeSchema.MapOf,
        ObjectType,
        TypeSchema.Either {
  /**
   * Further limits on the value; {@link ValueRules#NONE} for most built-in types, whose limits the
   * server applies by hand.
   */
  ValueRules rules();

  /**
   * Whether null is a value of its own (custom resources); elsewhere null is the same as nothing.
   */
  boolean nullable();

  /**
   * The type in few words, for messages and {@code explain}: {@code list of Container}, {@code
   * int32}.
   */
  String summary();

  /**
   * Anything.
   *
   * @param mapsOnly whether it must be a map, as in {@code ControllerRevision.data}
   */
  record Any(boolean mapsOnly, ValueRules rules, boolean nullable) implements TypeSchema {
    /** Anything at all. */
    public static final Any VALUE = new Any(false, ValueRules.NONE, false);

    /** Any map. */
    public static final Any MAP = new Any(true, ValueRules.NONE, false);

    @Override
    public String summary() {
      return mapsOnly ? "any map" : "any value";
    }
  }

  /** One value that is no map and no list. */
  record Scalar(ScalarKind kind, ValueRules rules, boolean nullable) implements TypeSchema {
    /** A value without further limits. */
    public static Scalar of(ScalarKind kind) {
      return new Scalar(kind, ValueRules.NONE, false);
    }

    @Override
    public String summary() {
      return kind.word();
    }
  }

  /**
   * A list.
   *
   * @param item the type of the items
   * @param merge how lists of two writers are merged
   */
  record ListOf(TypeSchema item, ListMerge merge, ValueRules rules, boolean nullable)
      implements TypeSchema {
    @Override
    public String summary() {
      return "list of " + item.summary();
    }
  }

  /** A map from any key to values of one type. */
  record MapOf(TypeSchema value, ValueRules rules, boolean nullable) implements TypeSchema {
    @Override
    public String summary() {
      return "map of " + value.summary();
    }
  }

  /**
   * One of several types, told apart by whether the value is a map, a list or a scalar ({@code
   * additionalProperties} of a schema in a custom resource definition).
   */
  record Either(List<TypeSchema> types) implements TypeSchema {
    public Either {
      types = List.copyOf(types);
    }

    @Override
    public ValueRules rules() {
      return ValueRules.NONE;
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public String summary() {
      return String.join(" or ", types.stream().map(TypeSchema::summary).toList());
    }
  }

  /**
   * A supplier that asks its source once, at the first need. Thread-safe as far as the source gives
   * equal values.
   */
  static <T> Supplier<T> once(Supplier<T> source) {
    Objects.requireNonNull(source, "source");
    return new Supplier<>() {
      private volatile T value;

      @Override
      public T get() {
        T known = value;
        if (known == null) {
          known = source.get();
          value = known;
        }
        return known;
      }
    };
  }
}
