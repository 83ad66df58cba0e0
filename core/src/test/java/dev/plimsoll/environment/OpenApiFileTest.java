package dev.plimsoll.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documents are cut from the form that an API server gives its own, as <a
 * href="https://github.com/kubernetes/kubernetes/blob/v1.33.0/api/openapi-spec/swagger.json">Kubernetes
 * publishes it</a>.
 */
class OpenApiFileTest {
  private static final String CONFIG_MAPS =
      """
      {
        "swagger": "2.0",
        "paths": {
          "/api/v1/namespaces/{namespace}/configmaps": {
            "post": {
              "parameters": [
                { "in": "body", "name": "body",
                  "schema": { "$ref": "#/definitions/io.k8s.api.core.v1.ConfigMap" } }
              ],
              "x-kubernetes-group-version-kind": { "group": "", "kind": "ConfigMap", "version": "v1" }
            }
          }
        },
        "definitions": {
          "io.k8s.api.core.v1.ConfigMap": {
            "type": "object",
            "properties": {
              "metadata": {
                "$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
              }
            }
          },
          "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": {
            "type": "object",
            "properties": { "name": { "type": "string" } }
          }
        }
      }
      """;

  @TempDir private Path folder;
  private Path file;

  /** Settings of nobody, and no object. */
  static final class Nothing implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme");
    }
  }

  @BeforeEach
  void theDocument() throws IOException {
    file = Files.writeString(folder.resolve("openapi.json"), CONFIG_MAPS);
  }

  @Test
  void anEnvironmentIsJudgedByTheDocumentOfItsClusterWhateverTheMinor() throws IOException {
    Path environments = Files.createDirectory(folder.resolve("environments"));
    Files.writeString(
        environments.resolve("base.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: base
        stage: prod
        openApi: ../openapi.json
        """);
    Files.writeString(
        environments.resolve("prod.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: prod
        extends: base
        target: { plain: { kubernetes: "1.33" } }
        """);
    Schemas schemas =
        Plimsoll.of(new Nothing()).withEnvironments(environments).environment("prod").schemas();
    assertThat(schemas.version()).isEqualTo(new KubernetesVersion(33));
    assertThat(schemas.find("v1", "ConfigMap")).isPresent();
    assertThat(schemas.find("apps/v1", "Deployment")).isEmpty();
  }

  @Test
  void whatIsNoDocumentOfAClusterIsRefused() throws IOException {
    refused("[]\n", "it holds no map");
    refused("{}\n---\n{}\n", "it holds 2 documents");
    refused("{ \"items\": [] }\n", "neither \"swagger\" nor \"openapi\" is among its keys");
    refused(
        CONFIG_MAPS.replace("meta.v1.ObjectMeta\": {", "meta.v1.Other\": {"),
        "it does not define io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
    refused(
        CONFIG_MAPS.replace("core.v1.ConfigMap\": {", "core.v1.Other\": {"),
        "the OpenAPI document refers to io.k8s.api.core.v1.ConfigMap and does not define it");
  }

  private void refused(String text, String problem) throws IOException {
    Files.writeString(file, text);
    var findings = new Findings();
    Optional<Schemas> read =
        OpenApiFile.read(
            file, KubernetesVersion.V1_35, Where.named("option", "--openapi"), findings);
    assertThat(read).isEmpty();
    assertThat(FindingFiles.text(findings.sorted()).replace(folder.toString(), "HERE"))
        .isEqualTo(
            """
            error PLM0229 option "--openapi": HERE/openapi.json describes no Kubernetes API: PROBLEM
              fix: ask the cluster for it: kubectl get --raw /openapi/v2 > openapi.json
            """
                .replace("PROBLEM", problem));
  }
}
