package dev.plimsoll.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.topology.Grant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights by the words of the Kubernetes documentation, "Using RBAC Authorization". */
class GrantedRightsTest {
  private static final Optional<String> DATA = Optional.of("data");
  private static final Set<String> ME = Set.of("home/me");

  private static GrantedRights rights(
      String roleKind, String rules, String bindingKind, String subject) {
    String roleHome = roleKind.equals("Role") ? ", namespace: data" : "";
    String bindingHome = bindingKind.equals("RoleBinding") ? ", namespace: data" : "";
    return new GrantedRights(
        Yaml.bundle(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: %s
            metadata: {name: r%s}
            rules: %s
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: %s
            metadata: {name: b%s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: r}
            subjects: [%s]
            """
                .formatted(
                    roleKind, roleHome, rules, bindingKind, bindingHome, roleKind, subject)));
  }

  private static final String MY_ACCOUNT = "{kind: ServiceAccount, name: me, namespace: home}";
  private static final String GET_PODS = "[{apiGroups: [\"\"], resources: [pods], verbs: [get]}]";
  private static final Grant GET = Grant.of("", "pods", "get");

  private static boolean may(GrantedRights rights, Optional<String> namespace, Grant grant) {
    boolean denied = !rights.denied(ME, namespace, grant).isEmpty();
    assertThat(rights.allowed(ME, namespace, grant).isEmpty()).isEqualTo(denied);
    return !denied;
  }

  /** A RoleBinding gives rights in its own namespace, also those of a ClusterRole. */
  @Test
  void aRoleBindingCountsInItsNamespace() {
    for (String role : List.of("Role", "ClusterRole")) {
      GrantedRights rights = rights(role, GET_PODS, "RoleBinding", MY_ACCOUNT);
      assertThat(may(rights, DATA, GET)).isTrue();
      assertThat(may(rights, Optional.of("home"), GET)).isFalse();
      assertThat(may(rights, Optional.empty(), GET)).isFalse();
    }
  }

  @Test
  void aClusterRoleBindingCountsEverywhere() {
    GrantedRights rights = rights("ClusterRole", GET_PODS, "ClusterRoleBinding", MY_ACCOUNT);
    assertThat(may(rights, DATA, GET)).isTrue();
    assertThat(may(rights, Optional.empty(), GET)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: Group, name: 'system:serviceaccounts'}",
        "{kind: Group, name: 'system:serviceaccounts:home'}",
        "{kind: Group, name: 'system:authenticated'}",
        "{kind: User, name: 'system:serviceaccount:home:me'}",
      })
  void anAccountIsAlsoAUserAndInGroups(String subject) {
    assertThat(may(rights("Role", GET_PODS, "RoleBinding", subject), DATA, GET)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: ServiceAccount, name: you, namespace: home}",
        "{kind: ServiceAccount, name: me, namespace: data}",
        "{kind: Group, name: 'system:serviceaccounts:data'}",
        "{kind: User, name: me}",
      })
  void othersGetNothing(String subject) {
    assertThat(may(rights("Role", GET_PODS, "RoleBinding", subject), DATA, GET)).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[{apiGroups: ['*'], resources: [pods], verbs: [get]}] | true",
        "[{apiGroups: [''], resources: ['*'], verbs: ['*']}] | true",
        "[{apiGroups: [apps], resources: [pods], verbs: [get]}] | false",
        "[{apiGroups: [''], resources: [pods/log], verbs: [get]}] | false",
        "[{apiGroups: [''], resources: [pods], verbs: [list]}] | false",
        "[{apiGroups: [''], resources: [pods], verbs: [get], resourceNames: [one]}] | false",
      })
  void rulesMustMatchInAllParts(String rules, boolean expected) {
    assertThat(may(rights("Role", rules, "RoleBinding", MY_ACCOUNT), DATA, GET))
        .isEqualTo(expected);
  }

  @Test
  void namesLimitARule() {
    GrantedRights rights =
        rights(
            "Role",
            "[{apiGroups: [''], resources: [pods], verbs: [get], resourceNames: [one]}]",
            "RoleBinding",
            MY_ACCOUNT);
    assertThat(may(rights, DATA, GET.onlyNamed("one"))).isTrue();
    assertThat(may(rights, DATA, GET.onlyNamed("two"))).isFalse();
  }

  @Test
  void aSubresourceIsNamedByItselfOrForAll() {
    Grant scale = Grant.of("apps", "deployments/scale", "update");
    for (String resource : List.of("deployments/scale", "'*/scale'", "'*'")) {
      String rules = "[{apiGroups: [apps], resources: [" + resource + "], verbs: [update]}]";
      assertThat(may(rights("Role", rules, "RoleBinding", MY_ACCOUNT), DATA, scale)).isTrue();
    }
  }

  @Test
  void aRoleThatIsNotHereIsNotTakenForHarmless() {
    var rights =
        new GrantedRights(
            Yaml.bundle(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: b}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
                subjects: [{kind: ServiceAccount, name: me, namespace: home}]
                """));
    assertThat(rights.allowed(ME, DATA, GET))
        .containsExactly("home/me: unknown, ClusterRoleBinding b names a role that is not here");
    assertThat(rights.denied(ME, DATA, GET)).containsExactly("home/me: get pods");
  }
}
