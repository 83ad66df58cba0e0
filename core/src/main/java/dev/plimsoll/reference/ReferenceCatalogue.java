package dev.plimsoll.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * Which field of which kind names what: the only source for checks, renames, hashes and the
 * topology. Immutable and thread-safe.
 *
 * <p>{@link #standard()} has the built-in kinds of Kubernetes and the custom kinds of the programs
 * that data platforms use. Users add theirs as values or as text:
 *
 * <pre>
 * kinds Widget.acme.example
 *   spec.credentials.secretName   -&gt; Secret
 *   spec.credentials.key          keyOf secretName
 *   spec.podTemplate              makes Pod
 *   spec.podTemplate.spec         : pod
 *   .                             creates Service named "{metadata.name}-api" ports http:8080
 * </pre>
 *
 * <p>The text form, line by line. {@code kinds A B} begins the rules of some kinds, {@code shape
 * NAME} those of a shape that other rules include with {@code PATH : NAME}; {@code cluster A B}
 * says which kinds have no namespace, {@code unstored A B} which the API server does not keep;
 * {@code label KEY names KIND} is a {@link LabelRule}. A rule is a {@link PathPattern} and
 *
 * <ul>
 *   <li>{@code -> KIND|KIND} or {@code -> by(KINDFIELD,GROUPFIELD):KIND|KIND}, then {@code in
 *       FIELD} (its namespace), {@code as "FORM"};
 *   <li>{@code keyOf FIELD}, {@code portOf FIELD}, {@code itemOf FIELD,FIELD};
 *   <li>{@code selects KIND}, then {@code plain} (a map of labels instead of a selector), {@code in
 *       FIELD} (a label selector of namespaces) or {@code among FIELD} (names of namespaces);
 *   <li>{@code makes Pod}, then {@code labels k=v,…};
 *   <li>{@code creates KIND}, then {@code named "TEMPLATE"}, {@code else "TEMPLATE"} (if the field
 *       is absent), {@code keys a,b}, {@code keysAt PATH,…}, {@code openIf PATH,…}, {@code labels
 *       k=v,…}, {@code labelsAt PATH,…}, {@code ports name:8080,…};
 *   <li>of all that lead somewhere: {@code should} or {@code may} instead of the usual "must", and
 *       {@code optional FIELD}, see {@link Demand}.
 * </ul>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ReferenceCatalogue {
  private final Map<KindName, List<RuleBlock>> blocks;
  private final Map<String, LabelRule> labels;
  private final KindTable kinds;
  private final Map<KindName, KindRules> compiled = new ConcurrentHashMap<>();

  /** What is asked for again and again about a kind. */
  private record KindRules(
      List<ReferenceRule> all, RuleTree tree, List<ReferenceRule> creatorsWithDefault) {
    static KindRules of(KindName kind, List<RuleBlock> blocks) {
      var all = new LinkedHashMap<String, ReferenceRule>();
      for (RuleBlock block : blocks) {
        for (RuleBlock.Part part : block.parts()) {
          all.put(
              part.path() + " " + sort(part.meaning()),
              new ReferenceRule(kind, part.path(), part.meaning()));
        }
      }
      List<ReferenceRule> rules = List.copyOf(all.values());
      List<ReferenceRule> creators =
          rules.stream()
              .filter(
                  rule ->
                      rule.meaning() instanceof Meaning.Creates creates
                          && creates.otherwise().isPresent())
              .toList();
      return new KindRules(rules, RuleTree.of(rules), creators);
    }

    /** What may stand once for one field: each meaning, each object made, each form of a text. */
    private static String sort(Meaning meaning) {
      String form = meaning.getClass().getName();
      if (meaning instanceof Meaning.Creates creates) {
        return form + " " + creates.kind() + " " + creates.name();
      }
      return meaning instanceof Meaning.NamesObject names ? form + " " + names.form().text() : form;
    }
  }

  private ReferenceCatalogue(
      Map<KindName, List<RuleBlock>> blocks, Map<String, LabelRule> labels, KindTable kinds) {
    this.blocks = Collections.unmodifiableMap(blocks);
    this.labels = Collections.unmodifiableMap(labels);
    this.kinds = kinds;
  }

  /** A catalogue without rules. */
  public static ReferenceCatalogue empty() {
    return new ReferenceCatalogue(Map.of(), Map.of(), KindTable.EMPTY);
  }

  /** The rules that Plimsoll brings. */
  public static ReferenceCatalogue standard() {
    return StandardCatalogue.CATALOGUE;
  }

  /**
   * The rules that Plimsoll brings and those of the modules visible to a class loader, see {@link
   * ReferenceProvider}.
   */
  public static ReferenceCatalogue load(ClassLoader loader) {
    ReferenceCatalogue all = standard();
    var sorted = new TreeMap<String, ReferenceProvider>();
    ServiceLoader.load(ReferenceProvider.class, loader)
        .forEach(provider -> sorted.put(provider.getClass().getName(), provider));
    for (ReferenceProvider provider : sorted.values()) {
      all = all.plus(provider.rules());
    }
    return all;
  }

  /**
   * A copy with more rules. A rule for a field that already has one of the same sort takes its
   * place.
   */
  public ReferenceCatalogue with(ReferenceRule... more) {
    var byKind = new LinkedHashMap<KindName, List<RuleBlock>>();
    for (ReferenceRule rule : more) {
      RuleBlock block = RuleBlock.of(List.of(new RuleBlock.Part(rule.path(), rule.meaning())));
      byKind.computeIfAbsent(rule.holder(), kind -> new ArrayList<>()).add(block);
    }
    return plus(new ReferenceCatalogue(byKind, Map.of(), KindTable.EMPTY));
  }

  /** A copy with labels whose values are names. */
  public ReferenceCatalogue with(LabelRule... more) {
    var byKey = new LinkedHashMap<String, LabelRule>();
    for (LabelRule rule : more) {
      byKey.put(rule.key(), rule);
    }
    return plus(new ReferenceCatalogue(Map.of(), byKey, KindTable.EMPTY));
  }

  /**
   * A copy with the rules of a text.
   *
   * @param text in the form that the class describes; it can include the shapes of the standard
   *     catalogue, such as {@code pod}
   * @param file the name to show in findings
   * @throws dev.plimsoll.finding.FindingsException with one finding for each line that is not
   *     understood
   */
  public ReferenceCatalogue withText(String text, String file) {
    return plus(StandardCatalogue.reader().read(text, file));
  }

  /**
   * A copy with the rules of another; where both have a rule of the same sort for a field, the
   * other's counts.
   */
  public ReferenceCatalogue plus(ReferenceCatalogue other) {
    var all = new LinkedHashMap<KindName, List<RuleBlock>>();
    for (Map<KindName, List<RuleBlock>> source : List.of(blocks, other.blocks)) {
      source.forEach(
          (kind, more) -> all.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(more));
    }
    var allLabels = new LinkedHashMap<>(labels);
    allLabels.putAll(other.labels);
    return new ReferenceCatalogue(all, allLabels, kinds.plus(other.kinds));
  }

  static ReferenceCatalogue of(
      Map<KindName, List<RuleBlock>> blocks, Map<String, LabelRule> labels, KindTable kinds) {
    return new ReferenceCatalogue(blocks, labels, kinds);
  }

  private KindRules of(KindName kind) {
    KindRules known = compiled.get(kind);
    return known != null
        ? known
        : compiled.computeIfAbsent(kind, k -> KindRules.of(k, blocks.getOrDefault(k, List.of())));
  }

  /** All rules, by kind in the order in which kinds were added. */
  public List<ReferenceRule> rules() {
    return blocks.keySet().stream().flatMap(kind -> rulesOf(kind).stream()).toList();
  }

  /** The rules of a kind. */
  public List<ReferenceRule> rulesOf(KindName kind) {
    return of(kind).all();
  }

  /** The rule of a label whose value is a name. */
  public Optional<LabelRule> label(String key) {
    return Optional.ofNullable(labels.get(key));
  }

  /** The labels whose values are names. */
  public List<LabelRule> labels() {
    return List.copyOf(labels.values());
  }

  /** Whether objects of a kind have no namespace. A kind that nobody told about has one. */
  public boolean isOfCluster(KindName kind) {
    return kinds.ofCluster().contains(kind);
  }

  /**
   * Whether the API server keeps objects of a kind; users and groups, for example, are only names.
   */
  public boolean isStored(KindName kind) {
    return !kinds.unstored().contains(kind);
  }

  /** Whether the catalogue has rules for a kind. */
  public boolean knows(KindName kind) {
    return blocks.containsKey(kind);
  }

  /** The rules of a kind that make something even if their field is absent. */
  List<ReferenceRule> creatorsWithDefault(KindName kind) {
    return of(kind).creatorsWithDefault();
  }

  /** The rules of a kind as a tree. */
  RuleTree tree(KindName kind) {
    return of(kind).tree();
  }
}
