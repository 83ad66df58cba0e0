package dev.plimsoll.environment;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The objects that exist already, as a file of their own: YAML with the list {@code externals} of
 * an environment file. It goes with the output, so that whoever checks the output knows what the
 * environment and its target declare.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ExternalsFile {
  /** Its name in the folder of an environment; no tool that applies manifests takes it for one. */
  public static final String NAME = "externals.txt";

  private static final Origin ORIGIN = Origin.render("", "ExternalsFile");
  private static final String HEAD =
      "# What exists already in this environment: declared in its file, or known of its target.\n";

  private ExternalsFile() {}

  /** The text of a file; empty if nothing exists. */
  public static Optional<String> write(Externals externals) {
    var entries = new TreeSet<String>();
    for (Definition.Outside outside : externals.all()) {
      entries.add(YamlWriter.write(entry(outside)));
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<Node> list = new ArrayList<>();
    for (String entry : entries) {
      list.add(YamlReader.read(entry, NAME, new Findings()).get(0).root());
    }
    MapNode tree = MapNode.builder(ORIGIN).put("externals", ListNode.of(list, ORIGIN)).build();
    return Optional.of(HEAD + YamlWriter.write(tree));
  }

  private static MapNode entry(Definition.Outside outside) {
    var entry = MapNode.builder(ORIGIN).put("kind", outside.key().kind().toString());
    outside.key().namespace().ifPresent(namespace -> entry.put("namespace", namespace));
    entry.put("name", outside.key().name());
    outside
        .offer()
        .keys()
        .ifPresent(
            keys ->
                entry.put("keys", ListNode.ofStrings(List.copyOf(new TreeSet<>(keys)), ORIGIN)));
    return entry.build();
  }

  /**
   * Reads a file.
   *
   * @param file what findings call it
   * @param findings receives what is wrong; then what could be read is the answer
   */
  public static Externals read(byte[] bytes, String file, Findings findings) {
    return list(bytes, file, findings).map(ExternalList.Declared::objects).orElse(Externals.none());
  }

  /**
   * Reads a file that a person wrote.
   *
   * @param schemas the kinds that the cluster has: one that it has not is refused
   * @param catalogue the kinds that references know
   */
  public static Externals read(
      byte[] bytes, String file, Schemas schemas, ReferenceCatalogue catalogue, Findings findings) {
    Optional<ExternalList.Declared> list = list(bytes, file, findings);
    list.ifPresent(
        declared -> declared.judge(new ExternalRules(schemas, catalogue, findings), false));
    return list.map(ExternalList.Declared::objects).orElse(Externals.none());
  }

  private static Optional<ExternalList.Declared> list(
      byte[] bytes, String file, Findings findings) {
    List<YamlDocument> documents = YamlReader.read(bytes, file, findings);
    Where where = Where.named("file", file).in(Place.file(file, 0, 0));
    if (documents.size() == 1
        && documents.get(0).root() instanceof MapNode tree
        && tree.has("externals")) {
      return new ExternalList(findings).read(tree, where);
    }
    findings.add(
        EnvironmentCodes.NO_EXTERNALS,
        where,
        "the file holds no list \"externals\"",
        "write \"externals:\" and below it entries such as"
            + " \"- { kind: Secret, namespace: airflow, name: fernet }\"");
    return Optional.empty();
  }
}
