package dev.plimsoll.airflow;

import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.HostName;
import java.net.URI;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Entering Airflow with an account of an OpenID Connect provider; the groups of the account decide
 * the role. Immutable. The client's secret is the key {@code client-secret} of {@link
 * AirflowSecrets#oidc}, which the environment binds. The provider must know the redirect address
 * {@code https://HOST/auth/oauth-authorized/oidc}.
 *
 * @param issuer the provider, for example {@code https://login.acme.example/realms/data}
 * @param clientId how the provider knows Airflow
 * @param roles what members of a group become, by group; who is in several has several roles
 * @param otherwise what everybody else becomes; default {@link AirflowRole#PUBLIC}
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/auth-manager/sso.html">Single
 *     sign-on</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record SingleSignOn(
    URI issuer, String clientId, SortedMap<String, AirflowRole> roles, AirflowRole otherwise) {
  static final String VARIABLE = "AIRFLOW_OIDC_CLIENT_SECRET";

  /**
   * Checks the issuer.
   *
   * @throws IllegalArgumentException if it is not an address of HTTPS with a host, or the client
   *     has no name
   */
  public SingleSignOn {
    Objects.requireNonNull(otherwise, "otherwise");
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    if (!"https".equals(issuer.getScheme()) || issuer.getHost() == null) {
      throw new IllegalArgumentException(
          "\"" + issuer + "\" is no issuer: write https://HOST/PATH, as the provider names itself");
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException(
          "the client at " + issuer + " has no name; write the client ID that the provider gave");
    }
  }

  /**
   * A provider that gives nobody a role yet.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static SingleSignOn at(String issuer, String clientId) {
    return new SingleSignOn(URI.create(issuer), clientId, new TreeMap<>(), AirflowRole.PUBLIC);
  }

  /** This, with a role for the members of a group. */
  public SingleSignOn mapping(String group, AirflowRole role) {
    var more = new TreeMap<>(roles);
    more.put(group, role);
    return new SingleSignOn(issuer, clientId, more, otherwise);
  }

  /** This, with a role for who is in none of the groups. */
  public SingleSignOn otherwise(AirflowRole role) {
    return new SingleSignOn(issuer, clientId, roles, role);
  }

  /** The provider, as an end of arrows. */
  Endpoint host() {
    return new Endpoint.External(
        HostName.of(issuer.getHost()), issuer.getPort() < 0 ? 443 : issuer.getPort());
  }

  /** {@code webserver_config.py}. */
  String python() {
    String address = issuer.toString().replaceAll("/+$", "");
    String mapping =
        roles.entrySet().stream()
            .map(
                entry ->
                    "    "
                        + PythonLiteral.text(entry.getKey())
                        + ": ["
                        + PythonLiteral.text(entry.getValue().title())
                        + "],\n")
            .collect(Collectors.joining());
    return """
        import os

        from airflow.providers.fab.auth_manager.security_manager.override import (
            FabAirflowSecurityManagerOverride,
        )
        from flask_appbuilder.const import AUTH_OAUTH

        AUTH_TYPE = AUTH_OAUTH
        AUTH_USER_REGISTRATION = True
        AUTH_USER_REGISTRATION_ROLE = @otherwise@
        AUTH_ROLES_SYNC_AT_LOGIN = True
        AUTH_ROLES_MAPPING = {
        @mapping@}
        OAUTH_PROVIDERS = [
            {
                "name": "oidc",
                "icon": "fa-key",
                "token_key": "access_token",
                "remote_app": {
                    "client_id": @client@,
                    "client_secret": os.environ[@variable@],
                    "server_metadata_url": @metadata@,
                    "client_kwargs": {"scope": "openid email profile groups"},
                },
            }
        ]
        WTF_CSRF_ENABLED = True


        class OidcSecurityManager(FabAirflowSecurityManagerOverride):
            def get_oauth_user_info(self, provider, resp):
                claims = resp.get("userinfo") or self.oauth_remotes[provider].userinfo(token=resp)
                return {
                    "username": claims.get("preferred_username") or claims["sub"],
                    "email": claims.get("email", ""),
                    "first_name": claims.get("given_name", ""),
                    "last_name": claims.get("family_name", ""),
                    "role_keys": claims.get("groups", []),
                }


        SECURITY_MANAGER_CLASS = OidcSecurityManager
        """
        .replace("@otherwise@", PythonLiteral.text(otherwise.title()))
        .replace("@client@", PythonLiteral.text(clientId))
        .replace("@variable@", PythonLiteral.text(VARIABLE))
        .replace("@metadata@", PythonLiteral.text(address + "/.well-known/openid-configuration"))
        .replace("@mapping@", mapping);
  }
}
