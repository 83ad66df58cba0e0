package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.KubernetesTypes.URL;

import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;

/**
 * Parts of URLs.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library">Kubernetes
 *     URL library</a>
 */
final class UrlLibrary {
  private UrlLibrary() {}

  static void addTo(Functions functions) {
    functions
        .global("url", "string_to_url", URL, STRING)
        .does("url", "string_to_url", String.class, UrlLibrary::parse)
        .global("isURL", "is_url_string", BOOL, STRING)
        .does("isURL", "is_url_string", String.class, text -> Url.parse(text).isPresent())
        .member("getScheme", "url_get_scheme", STRING, URL)
        .does("getScheme", "url_get_scheme", Url.class, Url::scheme)
        .member("getHost", "url_get_host", STRING, URL)
        .does("getHost", "url_get_host", Url.class, Url::host)
        .member("getHostname", "url_get_hostname", STRING, URL)
        .does("getHostname", "url_get_hostname", Url.class, Url::hostname)
        .member("getPort", "url_get_port", STRING, URL)
        .does("getPort", "url_get_port", Url.class, Url::port)
        .member("getEscapedPath", "url_get_escaped_path", STRING, URL)
        .does("getEscapedPath", "url_get_escaped_path", Url.class, Url::escapedPath)
        .member("getQuery", "url_get_query", MapType.create(STRING, ListType.create(STRING)), URL)
        .does("getQuery", "url_get_query", Url.class, Url::queries);
  }

  private static Url parse(String text) {
    return Url.parse(text)
        .orElseThrow(() -> new CelBadFormatException("\"" + text + "\" is no URL"));
  }
}
