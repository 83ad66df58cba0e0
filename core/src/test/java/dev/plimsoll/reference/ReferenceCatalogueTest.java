package dev.plimsoll.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.FindingsException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCatalogueTest {
  private static final KindName WIDGET = KindName.parse("Widget.acme.example");

  private static final String WIDGETS =
      """
      # Our own operator.
      cluster Factory.acme.example
      kinds Widget.acme.example
        spec.factory                  -> Factory.acme.example
        spec.credentials.secretName   -> Secret optional optional
        spec.credentials.key          keyOf secretName optional optional
        spec.template                 makes Pod labels widget={metadata.name}
        spec.template.spec            : pod
        .                             creates Service named "{metadata.name}-api" ports http:8080
      label acme.example/widget names Widget.acme.example
      """;

  private static final String OBJECTS =
      """
      apiVersion: acme.example/v1
      kind: Widget
      metadata: {name: one, namespace: shop}
      spec:
        factory: main
        credentials: {secretName: token, key: valu}
        template:
          spec:
            serviceAccountName: nobody
            containers: [{name: widget, image: "example/widget:1"}]
      ---
      apiVersion: acme.example/v1
      kind: Factory
      metadata: {name: main}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: token, namespace: shop}
      stringData: {value: x}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: pods, namespace: shop, labels: {acme.example/widget: one}}
      spec: {selector: {widget: one}, ports: [{port: 8080}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: one, namespace: shop}
      spec: {defaultBackend: {service: {name: one-api, port: {name: http}}}}
      """;

  private static List<String> answers(ReferenceCatalogue catalogue) {
    return References.of(Bundles.of(OBJECTS), catalogue, Externals.none()).all().stream()
        .filter(reference -> !reference.path().toString().equals("metadata.namespace"))
        .map(
            reference ->
                reference.from().identity().kind()
                    + " "
                    + reference.path()
                    + ": "
                    + reference.answer().getClass().getSimpleName()
                    + reference.target().map(target -> " " + target.key()).orElse(""))
        .toList();
  }

  @Test
  void usersAddTheirKindsAsText() {
    assertThat(answers(ReferenceCatalogue.standard().withText(WIDGETS, "widgets.references")))
        .containsExactlyInAnyOrder(
            "Widget spec.factory: Found Factory main",
            "Widget spec.credentials.secretName: Found Secret shop/token",
            "Widget spec.credentials.key: MissingPart",
            "Widget spec.template.spec.serviceAccountName: Missing",
            "Service metadata.labels[acme.example/widget]: Found Widget shop/one",
            "Service spec.selector: Selected",
            "Ingress spec.defaultBackend.service.name: Found Service shop/one-api",
            "Ingress spec.defaultBackend.service.port.name: FoundPart");
  }

  @Test
  void usersAddRulesAsValues() {
    var secret =
        new Meaning.NamesObject(
            new TargetKind.OneOf(List.of(KindName.SECRET)),
            Optional.empty(),
            TextForm.WHOLE,
            Demand.MUST);
    var rule = new ReferenceRule(WIDGET, PathPattern.parse("spec.credentials.secretName"), secret);
    var label = new LabelRule("acme.example/widget", WIDGET);
    ReferenceCatalogue catalogue = ReferenceCatalogue.standard().with(rule).with(label);
    assertThat(answers(catalogue))
        .contains(
            "Widget spec.credentials.secretName: Found Secret shop/token",
            "Service metadata.labels[acme.example/widget]: Found Widget shop/one");
    assertThat(catalogue.rulesOf(WIDGET)).containsExactly(rule);
    assertThat(ReferenceCatalogue.standard().knows(WIDGET)).isFalse();
  }

  @Test
  void aRuleOfTheUserTakesThePlaceOfOurs() {
    ReferenceCatalogue milder =
        ReferenceCatalogue.standard()
            .withText("kinds Pod\n  spec.serviceAccountName -> ServiceAccount may\n", "ours");
    assertThat(
            milder.rulesOf(KindName.POD).stream()
                .filter(rule -> rule.path().toString().equals("spec.serviceAccountName"))
                .map(rule -> rule.meaning().demand()))
        .containsExactly(Demand.MAY);
  }

  @Test
  void saysWhichLinesItDoesNotUnderstand() {
    String text =
        """
        spec.early -> Secret
        kinds Widget.acme.example
          spec.a => Secret
          spec.b -> Secret sometimes
          spec.c[ -> Secret
          spec.d : pods
          spec.e creates
          spec.f -> Secret as "{nam}"
          spec.g -> Secret as "{name}
        kinds
        label only
        """;
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class,
            () -> ReferenceCatalogue.standard().withText(text, "widgets.references"));
    assertThat(
            refused.findings().stream()
                .map(finding -> FindingText.render(finding).lines().findFirst().orElseThrow())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            error PLM5090 reference catalogue "widgets.references": "spec.early -> Secret": there is no line "kinds …" above this line
            error PLM5090 reference catalogue "widgets.references": "spec.a => Secret": "=>" is none of :, ->, keyOf, portOf, itemOf, selects, makes, creates
            error PLM5090 reference catalogue "widgets.references": "spec.b -> Secret sometimes": "sometimes" is not expected there
            error PLM5090 reference catalogue "widgets.references": "spec.c[ -> Secret": path "spec.c[" opens a bracket that it does not close
            error PLM5090 reference catalogue "widgets.references": "spec.d : pods": there is no shape "pods" above this line
            error PLM5090 reference catalogue "widgets.references": "spec.e creates": a kind is missing at the end
            error PLM5090 reference catalogue "widgets.references": "spec.f -> Secret as "{nam}"": form "{nam}" has no {name}
            error PLM5090 reference catalogue "widgets.references": "spec.g -> Secret as "{name}": a quote is not closed
            error PLM5090 reference catalogue "widgets.references": "kinds": it names no kind
            error PLM5090 reference catalogue "widgets.references": "label only": "names" is missing""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "spec.volumes[*].configMap.name",
        "data.{*}",
        "metadata.labels[app.kubernetes.io/name]",
        "spec.containers[*].env[name=HOST].value",
        "spec.steps[*][*].template"
      })
  void aPathIsWrittenAsItIsRead(String path) {
    assertThat(PathPattern.parse(path)).hasToString(path);
  }

  /** The plurals that the API server of 1.36 serves. */
  @ParameterizedTest
  @CsvSource({
    "NetworkPolicy.networking.k8s.io,networkpolicies",
    "Ingress.networking.k8s.io,ingresses",
    "StorageClass.storage.k8s.io,storageclasses",
    "Endpoints,endpoints",
    "ConfigMap,configmaps",
    "Gateway.gateway.networking.k8s.io,gateways",
    "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io,prioritylevelconfigurations"
  })
  void knowsTheResourceOfAKind(String kind, String resource) {
    assertThat(KindName.parse(kind).resource()).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name} | web | web",
        "{namespace}/{name} | shop/web | web in shop",
        "{namespace}/{name} | web | ",
        "--namespaces={name},... | --namespaces=a,b-c | a b-c",
        "--namespaces={name},... | --namespace=a | ",
        "--name={name} | --name=web.x | web.x",
        "system:serviceaccount:{namespace}:{name} | system:serviceaccount:shop:web | web in shop",
        "system:serviceaccount:{namespace}:{name} | system:node:shop:web | "
      })
  void findsNamesInTextsOfAForm(String form, String text, String expected) {
    String found =
        new TextForm(form)
            .matches(text).stream()
                .map(
                    match ->
                        match.name().of(text)
                            + match.namespace().map(ns -> " in " + ns.of(text)).orElse(""))
                .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
