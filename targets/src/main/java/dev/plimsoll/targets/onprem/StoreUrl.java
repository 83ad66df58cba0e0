package dev.plimsoll.targets.onprem;

import dev.plimsoll.unit.HostName;
import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.Port;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Where an object store answers: scheme, host and port, no path.
 *
 * @param scheme {@code http} or {@code https}
 * @param host its host
 * @param port 1 to 65535
 */
@API(status = API.Status.EXPERIMENTAL)
public record StoreUrl(String scheme, HostName host, int port) {
  private static final Pattern FORM = Pattern.compile("(https?)://([^/:\\s]+)(?::(\\d{1,5}))?/?");

  public StoreUrl {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(host, "host");
    Port.requireNumber(port);
  }

  /**
   * Reads a URL.
   *
   * @throws InvalidValueException if the text is no URL of a store
   */
  public static StoreUrl parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InvalidValueException(
          "URL",
          text,
          "must be a scheme, a host and perhaps a port",
          "for example \"https://minio.acme.example:9000\"");
    }
    int port =
        form.group(3) != null
            ? Integer.parseInt(form.group(3))
            : form.group(1).equals("https") ? 443 : 80;
    return new StoreUrl(form.group(1), HostName.of(form.group(2)), port);
  }

  @Override
  public String toString() {
    return scheme + "://" + host + (port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port);
  }
}
