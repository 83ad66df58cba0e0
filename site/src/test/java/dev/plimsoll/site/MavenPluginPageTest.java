package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.site.PageTables.Row;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The page about the Maven plugin names what the plugin's own descriptor has. */
class MavenPluginPageTest {
  private static final PageTables PAGE =
      PageTables.of(new Repository(Path.of("..")), "maven-plugin");

  /** Parameters by name, of goals by name. */
  private static final SortedMap<String, SortedMap<String, Parameter>> GOALS = new TreeMap<>();

  private static final SortedMap<String, String> PHASES = new TreeMap<>();

  /**
   * A parameter that users write.
   *
   * @param property its name after {@code -D}
   * @param standard its default, if the descriptor has one
   */
  private record Parameter(String property, Optional<String> standard) {}

  @BeforeAll
  static void readDescriptor() throws Exception {
    Element plugin;
    try (InputStream in =
        MavenPluginPageTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      plugin =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
    }
    assertThat(text(plugin, "goalPrefix")).contains("plimsoll");
    for (Element mojo : children(child(plugin, "mojos").orElseThrow())) {
      String goal = text(mojo, "goal").orElseThrow();
      var parameters = new TreeMap<String, Parameter>();
      for (Element parameter : children(child(mojo, "parameters").orElseThrow())) {
        if (text(parameter, "editable").orElseThrow().equals("true")) {
          String name = text(parameter, "name").orElseThrow();
          Optional<Element> configured = child(mojo, "configuration").flatMap(c -> child(c, name));
          parameters.put(
              name,
              new Parameter(
                  configured.map(c -> c.getTextContent().replaceAll("[${}]", "")).orElse(""),
                  configured
                      .map(c -> c.getAttribute("default-value"))
                      .filter(value -> !value.isEmpty())));
        }
      }
      GOALS.put(goal, parameters);
      PHASES.put(goal, text(mojo, "phase").orElse("–"));
    }
    // What Maven writes for each plugin is not ours to describe.
    GOALS.remove("help");
    PHASES.remove("help");
  }

  @Test
  void everyGoalIsOnThePageWithItsPhase() {
    var phases = new TreeMap<String, String>();
    PAGE.under("## Goals")
        .forEach(
            row ->
                phases.put(
                    row.code(0).get(0).replaceFirst("^plimsoll:", ""),
                    row.code(1).isEmpty() ? row.cells().get(1) : row.code(1).get(0)));
    assertThat(phases).isEqualTo(PHASES);
  }

  @Test
  void everyParameterIsOnThePageWithItsPropertyDefaultAndGoals() {
    List<Row> rows = PAGE.under("## Parameters");
    var described = new TreeMap<String, Set<String>>();
    for (Row row : rows) {
      String name = row.code(0).get(0);
      Set<String> goals =
          row.cells().get(3).equals("all") ? GOALS.keySet() : new TreeSet<>(row.code(3));
      for (String goal : goals) {
        Parameter parameter = GOALS.getOrDefault(goal, new TreeMap<>()).get(name);
        assertThat(parameter).as(goal + " has " + name).isNotNull();
        assertThat(row.code(1)).as(name).startsWith(parameter.property());
        if (parameter.standard().isPresent()) {
          assertThat(row.code(2)).as(name).containsExactly(parameter.standard().get());
        } else {
          assertThat(row.cells().get(2)).as(name).isNotBlank();
        }
        described.computeIfAbsent(goal, unseen -> new TreeSet<>()).add(name);
      }
    }
    var expected = new TreeMap<String, Set<String>>();
    for (Map.Entry<String, SortedMap<String, Parameter>> goal : GOALS.entrySet()) {
      expected.put(goal.getKey(), new TreeSet<>(goal.getValue().keySet()));
    }
    assertThat(described).isEqualTo(expected);
  }

  private static List<Element> children(Element parent) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .flatMap(node -> elementOf(node))
        .toList();
  }

  private static Stream<Element> elementOf(Node node) {
    return node instanceof Element element ? Stream.of(element) : Stream.empty();
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getTagName().equals(name)).findFirst();
  }

  private static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent);
  }
}
