package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeDiffTest {
  private static final Origin HERE = Origin.UNKNOWN;

  @Test
  void namesTheLeastThatChanged() {
    Node before = Nodes.of(Map.of("a", Map.of("b", 1, "c", 2), "list", List.of(1, 2, 3)), HERE);
    Node after = Nodes.of(Map.of("a", Map.of("b", 9), "list", List.of(1, 3), "new", true), HERE);
    assertThat(NodeDiff.between(before, after).changes())
        .containsExactlyInAnyOrder(
            new NodeDiff.Change.Remove(FieldPath.of("a", "c")),
            new NodeDiff.Change.Put(FieldPath.of("a", "b"), Nodes.of(9, HERE)),
            new NodeDiff.Change.Remove(FieldPath.of("list").item(1)),
            new NodeDiff.Change.Put(FieldPath.of("new"), Nodes.of(true, HERE)));
  }

  @Test
  void leadsFromAnyTreeToAnyOther() {
    var random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      Node before = Nodes.of(tree(random, 0), HERE);
      Node after = Nodes.of(tree(random, 0), HERE);
      assertThat(NodeDiff.between(before, after).apply(before)).isEqualTo(after);
      assertThat(NodeDiff.between(after, after).isEmpty()).isTrue();
    }
  }

  private static Object tree(Random random, int depth) {
    int choice = depth == 0 ? 8 : depth > 3 ? random.nextInt(2) : random.nextInt(10);
    if (choice < 2) {
      return choice == 0 ? random.nextInt(3) : "s" + random.nextInt(3);
    }
    if (choice < 6) {
      var list = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        list.add(
            choice < 4
                ? Map.of("name", "n" + random.nextInt(4), "value", tree(random, depth + 1))
                : tree(random, depth + 1));
      }
      return list;
    }
    var map = new java.util.TreeMap<String, Object>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("k" + random.nextInt(4), tree(random, depth + 1));
    }
    return map;
  }
}
