package dev.plimsoll.schema.internal;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Patch;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.Scope;
import dev.plimsoll.schema.TypeSchema;
import dev.plimsoll.schema.ValueRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the text that {@link CompactWriter} writes, one line a kind and one line a type. Only the
 * kinds are read at once; a type is read when its fields are first asked for, so that a start costs
 * the time to find the line breaks.
 *
 * <pre>
 * kind apps/v1 Deployment deployments namespaced apps.v1.Deployment scale,status
 * type core.v1.ContainerPort containerPort!:int32 hostIP:string name:string protocol:string(SCTP|TCP|UDP)="TCP"
 * </pre>
 *
 * <p>A field is its name, {@code !} if required, {@code :}, its type. A type is a {@link
 * ScalarKind#word()} with {@code (a|b)} for an enumeration (a blank in it is {@code %20}), {@code
 * any}, {@code any-map}, the name of a type, <code>[T]</code> for a list, <code>{T}</code> for a
 * map, or {@code T|U}. Then follow {@code /set}, {@code /map=a,b} or {@code /atomic} (list or map
 * type), {@code /merge} or {@code /merge=a}, {@code /retainKeys} (strategic merge patch), and
 * {@code =} with a default in JSON.
 */
public final class CompactData {
  private static final Map<String, ScalarKind> SCALARS = new HashMap<>();

  static {
    for (ScalarKind kind : ScalarKind.values()) {
      SCALARS.put(kind.word(), kind);
    }
  }

  private final String text;
  private final Map<String, Integer> typeLines = new HashMap<>();
  private final Map<String, ObjectType> types = new ConcurrentHashMap<>();
  private final Map<String, KindSchema> kinds = new LinkedHashMap<>();

  /** Reads the kinds and finds the types. */
  public CompactData(String text) {
    this.text = text;
    List<String> kindLines = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      if (text.startsWith("type ", at)) {
        typeLines.put(nameAt(at + 5), at + 5);
      } else if (text.startsWith("kind ", at)) {
        kindLines.add(text.substring(at + 5, end));
      }
      at = end + 1;
    }
    for (String line : kindLines) {
      KindSchema kind = readKind(line.split(" "));
      kinds.put(key(kind.apiVersion(), kind.kind()), kind);
    }
  }

  private String nameAt(int start) {
    int end = start;
    while (text.charAt(end) != ' ' && text.charAt(end) != '\n' && text.charAt(end) != '/') {
      end++;
    }
    return text.substring(start, end);
  }

  private KindSchema readKind(String[] words) {
    var subresources = new TreeSet<String>();
    boolean creatable = true;
    for (int i = 5; i < words.length; i++) {
      if (words[i].equals("read-only")) {
        creatable = false;
      } else {
        subresources.addAll(List.of(words[i].split(",")));
      }
    }
    Scope scope = words[3].equals("namespaced") ? Scope.NAMESPACED : Scope.CLUSTER;
    return new KindSchema(
        words[0],
        words[1],
        words[2],
        new KindSchema.Traits(scope, subresources, creatable, false, Optional.empty()),
        object(words[4]));
  }

  /** The key of a kind in {@link #kinds}. */
  public static String key(String apiVersion, String kind) {
    return apiVersion + " " + kind;
  }

  /** The kinds by {@link #key}, in the order of the data. */
  public Map<String, KindSchema> kinds() {
    return kinds;
  }

  /** An object type by its short name, if the data has it. */
  public Optional<ObjectType> find(String name) {
    return typeLines.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  private ObjectType object(String name) {
    ObjectType known = types.get(name);
    if (known != null) {
      return known;
    }
    Integer at = typeLines.get(name);
    if (at == null) {
      throw new IllegalStateException("schema data name the type " + name + " and lack it");
    }
    boolean atomic = text.startsWith("/atomic", at + name.length());
    var traits = new ObjectType.Traits(atomic, false, false, false, ValueRules.NONE);
    ObjectType made = new ObjectType(name, () -> readFields(at), traits);
    ObjectType before = types.putIfAbsent(name, made);
    return before == null ? made : before;
  }

  private List<FieldSchema> readFields(int at) {
    String[] words = text.substring(at, text.indexOf('\n', at)).split(" ");
    var fields = new ArrayList<FieldSchema>(words.length - 1);
    for (int i = 1; i < words.length; i++) {
      fields.add(readField(words[i]));
    }
    return fields;
  }

  private FieldSchema readField(String word) {
    int colon = word.indexOf(':');
    boolean required = word.charAt(colon - 1) == '!';
    String name = word.substring(0, required ? colon - 1 : colon);
    var reader = new TypeReader(word, colon + 1);
    TypeSchema type = reader.type();
    reader.suffixes();
    TypeSchema merged =
        type instanceof TypeSchema.ListOf list
            ? new TypeSchema.ListOf(list.item(), reader.merge, list.rules(), false)
            : type;
    return new FieldSchema(name, merged, required, reader.defaultValue(), reader.patch);
  }

  /** Reads one type expression; a position that moves. */
  private final class TypeReader {
    private final String word;
    private int at;
    private ListMerge merge = ListMerge.ATOMIC;
    private Patch patch = Patch.PLAIN;

    TypeReader(String word, int at) {
      this.word = word;
      this.at = at;
    }

    TypeSchema type() {
      TypeSchema first = single();
      if (at >= word.length() || word.charAt(at) != '|') {
        return first;
      }
      var types = new ArrayList<TypeSchema>(List.of(first));
      while (at < word.length() && word.charAt(at) == '|') {
        at++;
        types.add(single());
      }
      return new TypeSchema.Either(types);
    }

    private TypeSchema single() {
      char opening = word.charAt(at);
      if (opening == '[' || opening == '{') {
        at++;
        TypeSchema inner = type();
        at++;
        return opening == '['
            ? new TypeSchema.ListOf(inner, ListMerge.ATOMIC, ValueRules.NONE, false)
            : new TypeSchema.MapOf(inner, ValueRules.NONE, false);
      }
      int start = at;
      while (at < word.length() && "()[]{}|/=".indexOf(word.charAt(at)) < 0) {
        at++;
      }
      String name = word.substring(start, at);
      if (name.equals("any")) {
        return TypeSchema.Any.VALUE;
      }
      if (name.equals("any-map")) {
        return TypeSchema.Any.MAP;
      }
      ScalarKind scalar = SCALARS.get(name);
      return scalar == null ? object(name) : new TypeSchema.Scalar(scalar, enumeration(), false);
    }

    private ValueRules enumeration() {
      if (at >= word.length() || word.charAt(at) != '(') {
        return ValueRules.NONE;
      }
      int end = word.indexOf(')', at);
      var values = new ArrayList<Node>();
      for (String value : word.substring(at + 1, end).split("\\|", -1)) {
        values.add(ScalarNode.string(value.replace("%20", " "), Origin.UNKNOWN));
      }
      at = end + 1;
      return ValueRules.ofEnumeration(values);
    }

    void suffixes() {
      while (at < word.length() && word.charAt(at) == '/') {
        int end = at + 1;
        while (end < word.length()
            && word.charAt(end) != '/'
            && !word.startsWith("=\"", end)
            && !isDefault(end)) {
          end++;
        }
        suffix(word.substring(at + 1, end));
        at = end;
      }
    }

    /**
     * A default is {@code =} and a JSON value that is no bare word; the keys of a suffix are bare
     * words.
     */
    private boolean isDefault(int position) {
      if (word.charAt(position) != '=' || position + 1 >= word.length()) {
        return false;
      }
      char next = word.charAt(position + 1);
      return "\"[{-".indexOf(next) >= 0 || Character.isDigit(next);
    }

    private void suffix(String suffix) {
      int equals = suffix.indexOf('=');
      String key = equals < 0 ? suffix : suffix.substring(0, equals);
      switch (key) {
        case "set" -> merge = ListMerge.SET;
        case "map" -> merge = ListMerge.byKeys(List.of(suffix.substring(equals + 1).split(",")));
        case "atomic" -> merge = ListMerge.ATOMIC;
        case "merge" ->
            patch =
                new Patch(
                    true,
                    equals < 0 ? Optional.empty() : Optional.of(suffix.substring(equals + 1)),
                    patch.retainKeys());
        case "retainKeys" -> patch = new Patch(patch.merge(), patch.mergeKey(), true);
        default ->
            throw new IllegalStateException(
                "schema data hold the unknown word /" + suffix + " in " + word);
      }
    }

    Optional<Node> defaultValue() {
      return at < word.length()
          ? Optional.of(JsonNodes.read(word.substring(at + 1)))
          : Optional.empty();
    }
  }
}
