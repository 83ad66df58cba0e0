package dev.plimsoll.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.reference.PathPattern.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No path of the catalogue is a typing error: each is walked through the upstream schema of its
 * kind.
 */
class CatalogueAgainstUpstreamTest {
  /**
   * Kinds whose upstream schema is not at hand; their rules are from the projects' documentation.
   */
  private static final Set<String> WITHOUT_SCHEMA =
      Set.of(
          "BackendTLSPolicy.gateway.networking.k8s.io",
          "GRPCRoute.gateway.networking.k8s.io",
          "GatewayClass.gateway.networking.k8s.io",
          "HealthCheckPolicy.networking.gke.io",
          "ReferenceGrant.gateway.networking.k8s.io",
          "TCPRoute.gateway.networking.k8s.io",
          "TLSRoute.gateway.networking.k8s.io",
          "TriggerAuthentication.keda.sh",
          "UDPRoute.gateway.networking.k8s.io",
          "VaultAuth.secrets.hashicorp.com",
          "VaultDynamicSecret.secrets.hashicorp.com",
          "VaultPKISecret.secrets.hashicorp.com",
          "VaultStaticSecret.secrets.hashicorp.com",
          "VolumeSnapshot.snapshot.storage.k8s.io");

  private static Optional<UpstreamSchemas> schemas = Optional.empty();

  @BeforeAll
  static void readSchemas() throws IOException {
    Optional<Path> folder = UpstreamSchemas.folder();
    if (folder.isEmpty()) {
      System.out.println(
          "NOT JUDGED: the catalogue's paths. Set PLIMSOLL_UPSTREAM to the folder of upstream"
              + " schemas.");
    } else {
      schemas = Optional.of(new UpstreamSchemas(folder.get()));
    }
  }

  private static UpstreamSchemas schemas() {
    assumeTrue(schemas.isPresent(), "no upstream schemas");
    return schemas.orElseThrow();
  }

  @Test
  void everyPathExistsUpstreamAndHasTheRightType() {
    UpstreamSchemas upstream = schemas();
    var wrong = new TreeSet<String>();
    for (ReferenceRule rule : ReferenceCatalogue.standard().rules()) {
      if (upstream.knows(rule.holder())) {
        List<String> types =
            upstream.at(rule.holder(), rule.path().steps()).stream()
                .map(UpstreamSchemas::type)
                .toList();
        Set<String> allowed = types(rule.meaning());
        if (types.stream().noneMatch(type -> type.equals("any") || allowed.contains(type))) {
          wrong.add(rule + ": " + (types.isEmpty() ? "no such field" : "is " + types));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> types(Meaning meaning) {
    if (meaning instanceof Meaning.Selects || meaning instanceof Meaning.MakesPods) {
      return Set.of("object");
    }
    if (meaning instanceof Meaning.Creates creates) {
      return creates.name().isField() ? Set.of("string") : Set.of("string", "object");
    }
    return meaning instanceof Meaning.NamesPort || meaning instanceof Meaning.NamesItem
        ? Set.of("string", "integer", "int-or-string")
        : Set.of("string");
  }

  @Test
  void everyFieldThatARuleLooksAtExistsUpstream() {
    UpstreamSchemas upstream = schemas();
    var wrong = new TreeSet<String>();
    for (ReferenceRule rule : ReferenceCatalogue.standard().rules()) {
      if (upstream.knows(rule.holder())) {
        ways(rule.meaning())
            .filter(way -> upstream.at(rule.holder(), steps(rule.path(), way)).isEmpty())
            .forEach(way -> wrong.add(rule + ": nothing at " + way));
        patterns(rule.meaning())
            .filter(pattern -> upstream.at(rule.holder(), pattern.steps()).isEmpty())
            .forEach(pattern -> wrong.add(rule + ": nothing at " + pattern));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Stream<RelativePath> ways(Meaning meaning) {
    if (meaning instanceof Meaning.NamesObject names) {
      Stream<RelativePath> kind = Stream.empty();
      if (names.target() instanceof TargetKind.Said said) {
        kind = Stream.concat(Stream.of(said.kind()), said.group().stream());
      } else if (names.target() instanceof TargetKind.OfResources of) {
        kind = Stream.of(of.groups(), of.resources());
      }
      return Stream.concat(
          kind, Stream.concat(names.namespace().stream(), names.demand().waiver().stream()));
    }
    if (meaning instanceof Meaning.NamesKey names) {
      return Stream.concat(Stream.of(names.object()), names.demand().waiver().stream());
    }
    if (meaning instanceof Meaning.NamesPort names) {
      return Stream.of(names.owner());
    }
    if (meaning instanceof Meaning.NamesItem names) {
      return names.names().stream();
    }
    return meaning instanceof Meaning.Selects selects
        ? selects.namespaces().chooser().stream()
        : Stream.empty();
  }

  private static Stream<PathPattern> patterns(Meaning meaning) {
    if (meaning instanceof Meaning.Creates creates) {
      OfferRule offer = creates.offer();
      return Stream.of(creates.when(), offer.keysAt(), offer.openIf(), offer.labelsAt())
          .flatMap(List::stream);
    }
    return Stream.empty();
  }

  private static List<Step> steps(PathPattern field, RelativePath way) {
    var steps = new ArrayList<Step>();
    if (way.up() >= 0) {
      steps.addAll(field.steps().subList(0, field.steps().size() - 1 - way.up()));
    }
    for (String name : way.fields()) {
      steps.add(name.equals("*") ? new Step.EachItem() : new Step.Field(name));
    }
    return steps;
  }

  private static final Pattern LIKE_A_REFERENCE =
      Pattern.compile(
          "(.*\\.)?(name|.*Name|namespace|.*Namespace|namespaces|serviceAccount|.*Class|.*[sS]elector|resourceNames)(\\[\\*])*");

  /**
   * In the other direction: what looks like a reference is in the catalogue, or is listed, with the
   * reason, as none.
   */
  @Test
  void everyBuiltInFieldThatLooksLikeAReferenceIsOneOrIsListedAsNone() throws IOException {
    UpstreamSchemas upstream = schemas();
    List<String> none =
        Files.readAllLines(Path.of("src/test/resources/reference/no-references.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    var unknown = new TreeSet<String>();
    var used = new TreeSet<String>();
    for (KindName kind : upstream.builtIn()) {
      var known = new TreeSet<String>();
      for (ReferenceRule rule : ReferenceCatalogue.standard().rulesOf(kind)) {
        known.add(rule.path().toString());
        ways(rule.meaning())
            .forEach(way -> known.add(new PathPattern(steps(rule.path(), way)).toString()));
      }
      for (String leaf : upstream.leaves(kind)) {
        if (LIKE_A_REFERENCE.matcher(leaf).matches() && !known.contains(leaf)) {
          String whole = kind + " " + leaf;
          Optional<String> listed =
              none.stream()
                  .filter(
                      end ->
                          whole.endsWith("." + end)
                              || whole.endsWith(" " + end)
                              || whole.equals(end))
                  .findFirst();
          listed.ifPresentOrElse(used::add, () -> unknown.add(whole));
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(none).as("no entry is left over").containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void onlyTheListedKindsHaveNoSchemaAtHand() {
    UpstreamSchemas upstream = schemas();
    var without = new TreeSet<String>();
    for (ReferenceRule rule : ReferenceCatalogue.standard().rules()) {
      if (!upstream.knows(rule.holder())) {
        without.add(rule.holder().toString());
      }
    }
    assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT_SCHEMA);
  }
}
