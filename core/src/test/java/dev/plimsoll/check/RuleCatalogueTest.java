package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.admission.AdmissionCodes;
import dev.plimsoll.check.admission.Rule;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.schema.KubernetesVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of the rules that servers have written by hand, {@code agreement/catalogue.tsv}:
 * for each its name, code, minors, field, what it says, where the server has it, and two documents
 * of which servers said the same: one refused for it alone, and one accepted. A document is a case
 * of {@code open.jsonl}, {@code pairs.jsonl}, {@code updates.jsonl} or {@code seeds.jsonl}.
 *
 * <p>Other rules of the servers, which other parts of Plimsoll hold, are in {@code elsewhere.tsv}.
 */
final class RuleCatalogueTest {
  private static final Path FILE = Path.of("src/test/resources/agreement/catalogue.tsv");
  private static final Path FINDINGS = Path.of("src/test/resources/agreement/findings.txt");
  private static final Path CLASSES = Path.of("src/main/java/dev/plimsoll/check/admission");
  private static final Pattern CONSTANT = Pattern.compile("static final Rule (\\w+)\\s*=");
  private static final Pattern LINK = Pattern.compile("\\((https://\\S+?)\\)");

  /** A document and what servers said of it. */
  private record Example(String name, Map<KubernetesVersion, Judgement> ours, String verdicts) {
    boolean isAccepted(KubernetesVersion version) {
      return verdicts.charAt(version.minor() - KubernetesVersion.V1_34.minor()) == 'A';
    }

    /** Whether a server refuses it, and we do for one rule alone. */
    boolean breaks(Rule rule) {
      return KubernetesVersion.SUPPORTED.stream()
          .anyMatch(
              version -> !isAccepted(version) && codes(version).equals(Set.of(rule.code().id())));
    }

    /** What we say in the first minor whose server refuses it, and we do for the rule. */
    List<Finding> findings(Rule rule) {
      return KubernetesVersion.SUPPORTED.stream()
          .filter(
              version -> !isAccepted(version) && codes(version).equals(Set.of(rule.code().id())))
          .findFirst()
          .map(version -> ours.get(version).findings())
          .orElseThrow();
    }

    private Set<String> codes(KubernetesVersion version) {
      return ours.get(version).findings().stream()
          .filter(found -> found.code().stage().isServers())
          .map(found -> found.code().id())
          .collect(Collectors.toSet());
    }
  }

  private static Map<String, Example> examples;

  @BeforeAll
  static void judgeAllExamples() {
    examples = examples();
  }

  @Test
  void everyRuleIsConfirmedByServers() throws IOException {
    var lines = new ArrayList<String>();
    for (Rule rule : AdmissionCodes.rules().stream().sorted(byId()).toList()) {
      Optional<Example> refused =
          examples.values().stream().filter(example -> example.breaks(rule)).findFirst();
      lines.add(line(rule, refused.map(Example::name).orElse("not confirmed")));
    }
    String found = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("plimsoll.golden.update") && System.getenv("CI") == null) {
      Files.writeString(FILE, found, StandardCharsets.UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(FILE, StandardCharsets.UTF_8));
  }

  /** Message, field and repair of each rule, as said of the document that the catalogue names. */
  @Test
  void whatARuleSaysIsPinned() throws IOException {
    var texts = new StringBuilder();
    for (Rule rule : AdmissionCodes.rules().stream().sorted(byId()).toList()) {
      Example example =
          examples.values().stream().filter(one -> one.breaks(rule)).findFirst().orElseThrow();
      texts.append("# ").append(rule.id()).append(", ").append(example.name()).append('\n');
      example.findings(rule).stream()
          .filter(found -> found.code().stage() != Stage.SECURITY)
          .forEach(found -> texts.append(FindingText.render(found)).append('\n'));
    }
    if (Boolean.getBoolean("plimsoll.golden.update") && System.getenv("CI") == null) {
      Files.writeString(FINDINGS, texts.toString(), StandardCharsets.UTF_8);
    }
    assertThat(texts.toString()).isEqualTo(Files.readString(FINDINGS, StandardCharsets.UTF_8));
  }

  @Test
  void everySeedIsAcceptedByAllServersAndByUs() {
    for (Corpus.Pair pair : Corpus.pairs()) {
      if (pair.rule().isEmpty()) {
        assertThat(pair.verdicts()).as(pair.seed()).isEqualTo("AAAA");
      }
    }
    assertThat(Corpus.pairs().stream().filter(pair -> pair.rule().isEmpty()).map(Corpus.Pair::seed))
        .containsExactlyInAnyOrderElementsOf(Corpus.seeds().keySet());
  }

  @Test
  void whatIsMeantToBreakARuleBreaksIt() {
    var wrong = new ArrayList<String>();
    for (KubernetesVersion version : KubernetesVersion.SUPPORTED) {
      Checks checks = Checks.of(Corpus.schemas(version));
      for (Corpus.Pair pair : Corpus.pairs()) {
        boolean ours = checks.judge(pair.broken()).verdict() == Verdict.ACCEPTED;
        if (ours != pair.isAccepted(version)) {
          wrong.add(version + " " + pair.rule() + " " + pair.seed());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRuleOfTheClassesIsInTheList() throws IOException {
    int constants = 0;
    try (Stream<Path> files = Files.list(CLASSES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = CONSTANT.matcher(Files.readString(file, StandardCharsets.UTF_8));
        while (matcher.find()) {
          constants++;
        }
      }
    }
    List<Rule> rules = AdmissionCodes.rules();
    assertThat(rules).hasSize(constants).doesNotHaveDuplicates();
    assertThat(rules.stream().map(Rule::id)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsElsewhereIsNoRuleHere() throws IOException {
    Set<String> ours = AdmissionCodes.rules().stream().map(Rule::id).collect(Collectors.toSet());
    var seen = new HashSet<String>();
    for (String line : text("elsewhere.tsv").lines().toList()) {
      String[] columns = line.split("\t");
      assertThat(columns).as(line).hasSize(3);
      assertThat(ours).doesNotContain(columns[0]);
      assertThat(seen.add(columns[0])).as(line).isTrue();
    }
  }

  private static String line(Rule rule, String refused) {
    Matcher link = LINK.matcher(rule.code().explanation());
    return String.join(
        "\t",
        rule.id(),
        rule.code().id(),
        since(rule),
        until(rule),
        rule.path(),
        rule.code().title(),
        link.find() ? link.group(1) : "",
        refused);
  }

  private static String since(Rule rule) {
    int minor = rule.versions().since().minor();
    return minor == 0 ? "-" : "1." + minor;
  }

  private static String until(Rule rule) {
    int minor = rule.versions().until().minor();
    return minor == Integer.MAX_VALUE ? "-" : "1." + minor;
  }

  private static Comparator<Rule> byId() {
    return Comparator.comparing((Rule rule) -> rule.id().replaceAll("\\d.*", ""))
        .thenComparing(rule -> Integer.parseInt(rule.id().replaceAll("\\D", "")))
        .thenComparing(Rule::id);
  }

  private static Map<String, Example> examples() {
    var checks = new TreeMap<KubernetesVersion, Checks>();
    KubernetesVersion.SUPPORTED.forEach(v -> checks.put(v, Checks.of(Corpus.schemas(v))));
    var examples = new TreeMap<String, Example>(Comparator.comparing(RuleCatalogueTest::order));
    for (Corpus.Pair pair : Corpus.pairs()) {
      String name = "pair " + pair.rule() + " of seed " + pair.seed();
      if (!pair.rule().isEmpty()) {
        examples.put(name, example(name, checks, c -> c.judge(pair.broken()), pair.verdicts()));
      }
    }
    for (Corpus.Update update : Corpus.updates()) {
      String name = "change " + update;
      examples.put(
          name,
          example(
              name, checks, c -> c.judgeUpdate(update.former(), update.now()), update.verdicts()));
    }
    for (Corpus.Case one : Corpus.read("open")) {
      String name = "case " + one.number() + " of seed " + one.seed();
      examples.put(name, example(name, checks, c -> c.judge(one.object()), one.verdicts()));
    }
    return examples;
  }

  private static String order(String name) {
    String[] words = name.split(" ");
    return words[0].equals("case") ? "case " + "0".repeat(9 - words[1].length()) + words[1] : name;
  }

  private static Example example(
      String name,
      Map<KubernetesVersion, Checks> checks,
      Function<Checks, Judgement> judge,
      String verdicts) {
    var ours = new HashMap<KubernetesVersion, Judgement>();
    checks.forEach((version, one) -> ours.put(version, judge.apply(one)));
    return new Example(name, ours, verdicts);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = RuleCatalogueTest.class.getResourceAsStream("/agreement/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
