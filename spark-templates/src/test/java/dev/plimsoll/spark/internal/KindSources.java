package dev.plimsoll.spark.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the builders of a specification as Java, in the form that the formatter gives it. */
final class KindSources {
  private static final String MODEL = "io.fabric8.kubernetes.api.model.";

  private static final int WIDTH = 100;

  private final KindText kinds;
  private final Set<String> bases = new TreeSet<>();

  /** Type to the kind whose spec it is. */
  private final Map<String, KindText.Kind> specs = new TreeMap<>();

  KindSources(KindText kinds) {
    this.kinds = kinds;
    kinds.kinds().forEach(kind -> specs.put(kind.spec(), kind));
    kinds.types().values().forEach(type -> type.base().ifPresent(bases::add));
  }

  /** The source of each class that a spec needs, by name. */
  Map<String, String> all() {
    var names = new LinkedHashSet<String>();
    specs.keySet().forEach(spec -> reach(spec, names));
    var sources = new TreeMap<String, String>();
    names.forEach(name -> sources.put(name, new Source(name).text()));
    return sources;
  }

  private void reach(String name, Set<String> names) {
    if (!names.add(name)) {
      return;
    }
    KindText.Type type = kinds.types().get(name);
    type.base().ifPresent(base -> reach(base, names));
    for (KindText.Field field : type.fields()) {
      String item = item(field.type());
      if (isOwn(item)) {
        reach(item, names);
      }
    }
  }

  private boolean isOwn(String type) {
    return kinds.types().containsKey(type) && !type.contains(".");
  }

  static String item(String type) {
    return type.startsWith("[") || type.startsWith("{")
        ? type.substring(1, type.length() - 1)
        : type;
  }

  static String upper(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** One class. */
  private final class Source {
    private final String name;
    private final KindText.Type type;
    private final List<KindText.Field> required;
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    Source(String name) {
      this.name = name;
      this.type = kinds.types().get(name);
      this.required = type.fields().stream().filter(KindText.Field::required).toList();
    }

    String text() {
      imports.add("dev.plimsoll.node.MapNode");
      imports.add("org.apiguardian.api.API");
      boolean isBase = bases.contains(name);
      String self = isBase ? "S" : name;
      constructors(isBase);
      if (!isBase) {
        begin();
      }
      type.fields().stream()
          .filter(field -> !field.required())
          .forEach(field -> methods(field, self));
      type.fields().stream()
          .filter(field -> field.required() && isOwn(field.type()))
          .forEach(field -> edit(field, self));
      Optional.ofNullable(specs.get(name)).ifPresent(this::resource);
      type.fields().stream()
          .filter(field -> field.limits().containsKey("enum"))
          .forEach(this::words);
      var text = new StringBuilder("package dev.plimsoll.spark.kinds;\n\n");
      imports.forEach(line -> text.append("import ").append(line).append(";\n"));
      text.append("\n/**\n");
      wrapped(type.meaning() + " Immutable.", WIDTH - 3)
          .forEach(line -> text.append(" * ").append(line).append('\n'));
      text.append(" *\n");
      text.append(" * <p>Written from {@code spark.kinds}; change that.\n");
      if (isBase) {
        text.append(" *\n * @param <S> the class itself\n");
      }
      text.append(" */\n@API(status = API.Status.EXPERIMENTAL)\npublic ");
      String base = type.base().orElse("KindObject");
      text.append(
          isBase
              ? "abstract class " + name + "<S extends " + name + "<S>> extends KindObject<S>"
              : "final class " + name + " extends " + base + "<" + name + ">");
      return text.append(" {\n").append(body).append("}\n").toString();
    }

    private void line(String line) {
      body.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
    }

    private void constructors(boolean isBase) {
      line((isBase ? "" : "private ") + name + "(MapNode fields) {");
      line("  super(fields);");
      line("}");
      if (!isBase) {
        line("");
        line("@Override");
        line(name + " with(MapNode other) {");
        line("  return new " + name + "(other);");
        line("}");
      }
    }

    private void begin() {
      line("");
      line("/** One whose fields are given as a tree. */");
      line("public static " + name + " of(MapNode fields) {");
      line("  return new " + name + "(fields);");
      line("}");
      line("");
      if (required.isEmpty()) {
        line("/** One that says nothing. */");
        line("public static " + name + " empty() {");
        line("  return new " + name + "(nothing(" + name + ".class));");
        line("}");
        return;
      }
      for (int i = 0; i < required.size(); i++) {
        KindText.Field field = required.get(i);
        String next = i + 1 < required.size() ? "Needs" + upper(required.get(i + 1).name()) : name;
        String made = (i == 0 ? "of(nothing(" + name + ".class))" : "made") + "." + stored(field);
        if (i > 0) {
          line("");
          line("/** One that lacks " + field.name() + " still. */");
          line("@API(status = API.Status.EXPERIMENTAL)");
          line("public static final class Needs" + upper(field.name()) + " {");
          line("  private final " + name + " made;");
          line("");
          line("  private Needs" + upper(field.name()) + "(" + name + " made) {");
          line("    this.made = made;");
          line("  }");
          line("");
        }
        String indent = i > 0 ? "  " : "";
        doc(indent, "", field);
        line(
            indent
                + "public "
                + (i == 0 ? "static " : "")
                + next
                + " "
                + field.name()
                + "("
                + java(field.type(), field)
                + " value) {");
        if (i + 1 < required.size()) {
          call(indent + "  ", "return new " + next, List.of(made), ";");
        } else {
          line(indent + "  return " + made + ";");
        }
        line(indent + "}");
        if (i > 0) {
          line("}");
        }
      }
    }

    /** A call or a method's head, broken where it is too long for a line. */
    private void call(String indent, String head, List<String> arguments, String end) {
      String inside = String.join(", ", arguments);
      if (2 + (indent + head + "(" + inside + ")" + end).length() <= WIDTH) {
        line(indent + head + "(" + inside + ")" + end);
        return;
      }
      line(indent + head + "(");
      String deeper = indent + "    ";
      if (2 + (deeper + inside + ")" + end).length() <= WIDTH) {
        line(deeper + inside + ")" + end);
        return;
      }
      for (int i = 0; i < arguments.size(); i++) {
        line(deeper + arguments.get(i) + (i + 1 < arguments.size() ? "," : ")" + end));
      }
    }

    private void doc(String indent, String prefix, KindText.Field field) {
      String text = prefix + field.meaning();
      String limits = limits(field);
      if (limits.isEmpty() && 2 + (indent + "/** " + text + " */").length() <= WIDTH) {
        line(indent + "/** " + text + " */");
        return;
      }
      line(indent + "/**");
      for (String part : wrapped(text, WIDTH - 5 - indent.length())) {
        line(indent + " * " + part);
      }
      if (!limits.isEmpty()) {
        line(indent + " *");
        line(indent + " * @param value " + limits);
        line(indent + " * @throws IllegalArgumentException if it is none of these");
      }
      line(indent + " */");
    }

    private static List<String> wrapped(String text, int width) {
      var lines = new ArrayList<String>();
      var line = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        if (line.length() + word.length() + 1 > width && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
      return lines;
    }

    private static String limits(KindText.Field field) {
      Map<String, String> limits = field.limits();
      if (limits.containsKey("min")) {
        return limits.containsKey("max")
            ? limits.get("min") + " to " + limits.get("max")
            : limits.get("min") + " or more";
      }
      return "";
    }

    /** The call that stores a value, and looks at its limits; schemas look at patterns. */
    private static String stored(KindText.Field field) {
      Map<String, String> limits = field.limits();
      if (!limits.containsKey("min")) {
        return "set(\"" + field.name() + "\", value)";
      }
      String most = field.type().equals("int32") ? "Integer.MAX_VALUE" : "Long.MAX_VALUE";
      return "limited(\""
          + field.name()
          + "\", value, "
          + limits.get("min")
          + ", "
          + limits.getOrDefault("max", most)
          + ")";
    }

    private void methods(KindText.Field field, String self) {
      String method = "with" + upper(field.name());
      line("");
      if (field.type().startsWith("[")) {
        String item = java(item(field.type()), field);
        imports.add("java.util.List");
        doc("", "This with more of them. ", field);
        call("", "public " + self + " " + method, List.of(item + "... more"), " {");
        line("  return add(\"" + field.name() + "\", List.of(more));");
        line("}");
      } else if (field.type().startsWith("{")) {
        String item = java(item(field.type()), field);
        doc("", "This with one entry more. ", field);
        call("", "public " + self + " " + method, List.of("String key", item + " value"), " {");
        line("  return entry(\"" + field.name() + "\", key, value);");
        line("}");
        line("");
        imports.add("java.util.Map");
        doc("", "This with these entries and no others. ", field);
        call("", "public " + self + " " + method, List.of("Map<String, " + item + "> all"), " {");
        line("  return entries(\"" + field.name() + "\", all);");
        line("}");
      } else {
        doc("", "", field);
        call(
            "",
            "public " + self + " " + method,
            List.of(java(field.type(), field) + " value"),
            " {");
        line("  return " + stored(field) + ";");
        line("}");
        boolean canBegin =
            isOwn(field.type())
                && kinds.types().get(field.type()).fields().stream()
                    .noneMatch(KindText.Field::required);
        if (canBegin) {
          edit(field, self);
        }
      }
    }

    private void edit(KindText.Field field, String self) {
      imports.add("java.util.function.UnaryOperator");
      line("");
      doc("", "This with a change of it. ", field);
      call(
          "",
          "public " + self + " edit" + upper(field.name()),
          List.of("UnaryOperator<" + field.type() + "> change"),
          " {");
      call(
          "  ",
          "return edit",
          List.of("\"" + field.name() + "\"", field.type() + "::of", "change"),
          ";");
      line("}");
    }

    private void resource(KindText.Kind kind) {
      imports.add("dev.plimsoll.component.CustomResource");
      line("");
      line("/**");
      line(" * The " + kind.name() + " of this spec.");
      line(" *");
      line(" * @param name a DNS label that begins with a letter");
      line(" */");
      line("public CustomResource named(String name) {");
      line("  return resource(\"" + kind.version() + "\", \"" + kind.name() + "\", name);");
      line("}");
    }

    private void words(KindText.Field field) {
      line("");
      line("/** What " + field.name() + " can be. */");
      line("@API(status = API.Status.EXPERIMENTAL)");
      line("public enum " + upper(field.name()) + " implements KindWord {");
      List<String> words = List.of(field.limits().get("enum").split("\\|", -1));
      for (int i = 0; i < words.size(); i++) {
        line("  /** {@code " + words.get(i) + "}. */");
        line(
            "  "
                + constant(words.get(i))
                + "(\""
                + words.get(i)
                + "\")"
                + (i + 1 < words.size() ? "," : ";"));
      }
      line("");
      line("  private final String text;");
      line("");
      line("  " + upper(field.name()) + "(String text) {");
      line("    this.text = text;");
      line("  }");
      line("");
      line("  @Override");
      line("  public String text() {");
      line("    return text;");
      line("  }");
      line("}");
    }

    private static String constant(String word) {
      String snake = word.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
      return Character.isDigit(snake.charAt(0)) ? "V" + snake : snake;
    }

    private String java(String type, KindText.Field field) {
      if (field.limits().containsKey("enum")) {
        return upper(field.name());
      }
      return switch (type) {
        case "string" -> "String";
        case "bool" -> "boolean";
        case "int32" -> "int";
        case "int64" -> "long";
        case "quantity" -> model("Quantity");
        case "open" -> model("PodTemplateSpec");
        default -> isOwn(type) ? type : model(ofKubernetes(type));
      };
    }

    private static String ofKubernetes(String type) {
      String[] parts = type.split("\\.", -1);
      return parts[0].equals("core") ? parts[2] : parts[0] + "." + parts[1] + "." + parts[2];
    }

    private String model(String name) {
      imports.add(MODEL + name);
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }
}
