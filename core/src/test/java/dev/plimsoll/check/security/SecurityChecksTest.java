package dev.plimsoll.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of finding with what leads to it, and next to it what does not. */
class SecurityChecksTest {
  private static final Checks CHECKS = Checks.of(Schemas.of(KubernetesVersion.V1_35));

  private static String found(String yaml) {
    var read = new Findings();
    List<Manifest> manifests =
        YamlReader.read(yaml, "a.yaml", read).stream()
            .map(document -> Manifest.of((MapNode) document.root()))
            .toList();
    read.throwIfErrors();
    List<Finding> findings =
        CHECKS.check(Bundle.of(manifests)).stream()
            .filter(finding -> finding.code().stage() == Stage.SECURITY)
            .toList();
    return FindingFiles.text(findings);
  }

  private static String role(String rules) {
    return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: strong }
        rules:
        """
        + rules
        + "\n";
  }

  private static String binding(String kind, String namespace, String account) {
    return """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: %s
        metadata: { name: strong%s }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strong }
        subjects: [{ kind: ServiceAccount, name: %s, namespace: %s }]
        """
        .formatted(
            kind,
            namespace.isEmpty() ? "" : ", namespace: " + namespace,
            account.substring(account.indexOf('/') + 1),
            account.substring(0, account.indexOf('/')));
  }

  @Test
  void aWildcardIsFound() {
    assertThat(
            found(
                role("- { apiGroups: [''], resources: [pods, 'pods/*', '*'], verbs: [get, '*'] }")))
        .isEqualTo(
            """
            warning PLM7001 ClusterRole strong at rules[0]: permits every verb on every resource of the core group
              fix: name the verbs and resources that are used
              at: a.yaml:5:3
            """);
    assertThat(found(role("- { apiGroups: ['*'], resources: [pods], verbs: [get] }"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ apiGroups: ['*'], resources: ['*'], verbs: [get] } | get on every resource of every group",
        "{ apiGroups: [apps, ''], resources: ['*/scale'], verbs: [get] } | get on */scale of apps, the core group",
        "{ apiGroups: [apps], resources: [deployments], verbs: ['*'] } | every verb on deployments of apps",
        "{ nonResourceURLs: ['*'], verbs: ['*'] } | every verb on every URL",
        "{ nonResourceURLs: [/metrics, /healthz], verbs: ['*'] } | every verb on /metrics, /healthz",
      })
  void aWildcardIsSaidWithWhatItHolds(String rule, String holds) {
    assertThat(found(role("- " + rule))).contains("at rules[0]: permits " + holds + "\n");
  }

  @Test
  void rightsThatGiveRightsAreFound() {
    assertThat(
            found(
                role(
                    """
                    - { apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind, get] }
                    - { apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate] }
                    - { apiGroups: [''], resources: [serviceaccounts], verbs: [impersonate] }
                    """)))
        .isEqualTo(
            """
            warning PLM7002 ClusterRole strong at rules[0]: permits bind on roles, and so every right
              fix: take bind out, or name the roles with resourceNames
              at: a.yaml:5:3
            warning PLM7002 ClusterRole strong at rules[1]: permits escalate on roles, and so every right
              fix: take escalate out, or name the roles with resourceNames
              at: a.yaml:6:3
            warning PLM7003 ClusterRole strong at rules[2]: permits to act as any of serviceaccounts
              fix: take impersonate out, or name whom with resourceNames
              at: a.yaml:7:3
            """);
    assertThat(
            found(
                role(
                    """
                    - { apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [view] }
                    - { apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [create, update] }
                    - { apiGroups: [''], resources: [serviceaccounts], verbs: [impersonate], resourceNames: [one] }
                    """)))
        .isEmpty();
  }

  @Test
  void secretsOfOtherNamespacesAreFound() {
    String reader = role("- { apiGroups: [''], resources: [secrets], verbs: [list] }");
    assertThat(found(reader + binding("ClusterRoleBinding", "", "shop/web")))
        .isEqualTo(
            """
            warning PLM7004 ClusterRole strong at rules[0]: lets service account shop/web read the Secrets of all namespaces
              fix: name the Secrets with resourceNames, or leave secrets out
              at: a.yaml:5:3
            """);
    assertThat(found(reader + binding("RoleBinding", "bank", "shop/web")))
        .isEqualTo(
            """
            warning PLM7004 ClusterRole strong at rules[0]: lets service account shop/web read the Secrets of namespace bank
              fix: name the Secrets with resourceNames, or leave secrets out
              at: a.yaml:5:3
            """);
    assertThat(found(reader + binding("RoleBinding", "shop", "shop/web"))).isEmpty();
    assertThat(
            found(
                role(
                        "- { apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [a] }")
                    + binding("ClusterRoleBinding", "", "shop/web")))
        .isEmpty();
  }

  private static final String MAKER =
      """
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: { name: maker, namespace: shop }
      rules:
      - { apiGroups: [batch], resources: [jobs], verbs: [%s] }
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: { name: maker, namespace: shop }
      roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: maker }
      subjects: [{ kind: ServiceAccount, name: weak }]
      """;

  @Test
  void aWayToTheRightsOfAStrongerAccountIsFound() {
    String strong = role("- { apiGroups: [''], resources: [users], verbs: [impersonate] }");
    String inShop = strong + binding("ClusterRoleBinding", "", "shop/boss");
    assertThat(found(inShop + MAKER.formatted("create")))
        .endsWith(
            """
            warning PLM7007 Role shop/maker at rules[0]: lets service account shop/weak make pods in namespace shop, and so act as shop/boss, which may impersonate anybody
              fix: move one of the accounts to another namespace, or take rights from shop/boss
              at: a.yaml:17:3
            """);
    assertThat(found(inShop + MAKER.formatted("get, list, delete"))).doesNotContain("PLM7007");
    assertThat(
            found(
                strong
                    + binding("ClusterRoleBinding", "", "bank/boss")
                    + MAKER.formatted("create")))
        .doesNotContain("PLM7007");
  }

  private static final String POD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
            - { name: web, image: "web:1", %s }
            automountServiceAccountToken: %s
      """;

  private static final String DEFAULT =
      """
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: { name: default, namespace: shop }
      """;

  @Test
  void aTokenWithoutRightsIsNoted() {
    assertThat(found(POD.formatted("args: []", "true") + DEFAULT))
        .isEqualTo(
            """
            note PLM7008 Deployment shop/web at spec.template.spec.automountServiceAccountToken: the pods have a token of service account shop/default, to which nothing here gives a right
              fix: write automountServiceAccountToken: false
              at: a.yaml:11:7
            """);
    assertThat(found(POD.formatted("args: []", "false") + DEFAULT)).isEmpty();
    assertThat(found(POD.formatted("args: []", "true"))).isEmpty();
    assertThat(
            found(
                role("- { apiGroups: [''], resources: [pods], verbs: [get] }")
                    + binding("RoleBinding", "shop", "shop/default")
                    + "---\n"
                    + POD.formatted("args: []", "true")
                    + DEFAULT))
        .isEmpty();
  }

  @Test
  void secretsInContainersAreFound() {
    assertThat(
            found(
                POD.formatted(
                    "args: [--db-password=orange], env: [{ name: API_TOKEN, value: 8f14e45fceea167a }, { name: DB, value: 'postgres://web:orange@db/shop' }]",
                    "false")))
        .isEqualTo(
            """
            warning PLM7005 Deployment shop/web at spec.template.spec.containers[0].args[0]: the value of --db-password looks like a secret
              fix: keep it in a Secret, and refer to that
              at: a.yaml:10:45
            warning PLM7005 Deployment shop/web at spec.template.spec.containers[0].env[0].value: the value of API_TOKEN looks like a secret
              fix: keep it in a Secret, and refer to that
              at: a.yaml:10:93
            warning PLM7005 Deployment shop/web at spec.template.spec.containers[0].env[1].value: holds a URL with a password
              fix: keep it in a Secret, and refer to that
              at: a.yaml:10:132
            """);
  }

  private static String config(String key, String value) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config, namespace: shop }
        data:
          %s: |
        """
            .formatted(key)
        + value.indent(4);
  }

  @Test
  void secretsInFilesOfSettingsAreFoundWithTheirLine() {
    assertThat(found(config("app.ini", "[db]\nuser = web\npassword = orange\n")))
        .isEqualTo(
            """
            warning PLM7005 ConfigMap shop/config at data[app.ini]: "password" in its line 3 looks like a secret
              fix: keep it in a Secret, and refer to that
              at: a.yaml:5:3
            """);
    assertThat(found(config("app.py", "password = input()\n"))).isEmpty();
  }

  /** The forms are those that the issuers publish; no letter of these is of a real one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a private key | -----BEGIN RSA PRIVATE KEY-----",
        "an access key of AWS | id AKIAQQQQQQQQQQQQQQQ7 of us",
        "a token of GitHub | ghp_000000000000000000000000000000000000",
        "a token of GitLab | glpat-00000000000000000000",
        "a token of Slack | xoxb-000000000000-000000000000",
        "an API key of Google | AIza00000000000000000000000000000000000",
        "a JSON Web Token | eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.AAAAAAAAAAAAAAAAAAAAAA"
      })
  void keysAndTokensAreErrors(String what, String text) {
    assertThat(found(config("note.txt", text)))
        .isEqualTo(
            """
            error PLM7006 ConfigMap shop/config at data[note.txt]: holds %s in clear
              fix: revoke it, and keep the next one in a Secret
              at: a.yaml:5:3
            """
                .formatted(what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASSWORD=${DB_PASSWORD}",
        "PASSWORD_FILE=/run/secrets/db",
        "SECRET_NAME=db-login",
        "API_TOKEN=$(API_TOKEN)",
        "TOKEN=true",
        "ACCESS_KEY_ID=none",
        "KEY=8f14e45fceea167a",
        "AWS=AKIAIOSFODNN7EXAMPLE",
        "URL=https://web@db/shop",
        "URL=postgres://web:$(PASSWORD)@db/shop",
        "SECRET=orders"
      })
  void whatNamesASecretIsNone(String variable) {
    int equals = variable.indexOf('=');
    String env =
        "env: [{ name: "
            + variable.substring(0, equals)
            + ", value: '"
            + variable.substring(equals + 1)
            + "' }]";
    assertThat(found(POD.formatted(env, "false"))).isEmpty();
  }
}
