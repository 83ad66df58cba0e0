package dev.plimsoll.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks a port up by its name or number. */
final class Ports {
  private Ports() {}

  /** In Services: each of them that has the port answers; it is missing only if none has it. */
  static Answer ofServices(List<Definition> services, String port) {
    var having = new ArrayList<Definition>();
    var known = new TreeSet<String>();
    for (Definition service : services) {
      collect(service, Contents.servicePorts(service), port, having, known);
    }
    return answer(services, having, port, known);
  }

  /** In pods: likewise. */
  static Answer ofPods(List<PodSet> pods, Definitions definitions, String port) {
    var having = new ArrayList<Definition>();
    var known = new TreeSet<String>();
    var makers = new ArrayList<Definition>();
    for (PodSet set : pods) {
      Definition maker = definitions.find(ObjectKey.of(set.maker().identity())).get(0);
      makers.add(maker);
      collect(maker, set.ports(), port, having, known);
    }
    return answer(makers, having, port, known);
  }

  private static void collect(
      Definition owner,
      Optional<Map<String, Integer>> ports,
      String port,
      List<Definition> having,
      Set<String> known) {
    if (ports.isEmpty() || has(ports.get(), port)) {
      having.add(owner);
    } else {
      ports
          .get()
          .forEach(
              (name, number) ->
                  known.add(name.equals(number.toString()) ? name : name + " (" + number + ")"));
    }
  }

  private static boolean has(Map<String, Integer> ports, String port) {
    return ports.containsKey(port)
        || ports.values().stream().anyMatch(number -> number.toString().equals(port));
  }

  private static Answer answer(
      List<Definition> owners, List<Definition> having, String port, Set<String> known) {
    return having.isEmpty()
        ? new Answer.MissingPart(owners, port, List.copyOf(known))
        : new Answer.FoundPart(having, port);
  }
}
