package dev.plimsoll.monitoring;

import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.DnsLabel;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Who is told of alerts. What lets Alertmanager in there, an address or a key, is a secret that the
 * environment binds: {@code secret/alerts-NAME}.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#receiver">Receivers</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface AlertReceiver {
  /** Its name, unique in a platform. */
  DnsLabel name();

  /** The secret, with one key. */
  default SecretNeed secret() {
    return SecretNeed.named("alerts-" + name().value(), key());
  }

  /** The key of the secret, which is the name of a file too. */
  String key();

  /** Where alerts are sent to. */
  Endpoint.External host();

  /** Its entry in the configuration, without the name. */
  Map<String, Object> entry(String secretFile);

  /**
   * An address that takes alerts as JSON. The secret has the whole URL, key {@code url}.
   *
   * @param name its name
   * @param host the host of that URL, which the policies open
   */
  record Webhook(DnsLabel name, Endpoint.External host) implements AlertReceiver {
    @Override
    public String key() {
      return "url";
    }

    @Override
    public Map<String, Object> entry(String secretFile) {
      return Maps.of(
          "webhook_configs", List.of(Maps.of("send_resolved", true, "url_file", secretFile)));
    }
  }

  /**
   * A channel of Slack. The secret has the URL of an incoming webhook, key {@code url}.
   *
   * @param name its name
   * @param channel for example {@code #alerts}
   */
  record Slack(DnsLabel name, String channel) implements AlertReceiver {
    @Override
    public String key() {
      return "url";
    }

    @Override
    public Endpoint.External host() {
      return Endpoint.External.https("hooks.slack.com");
    }

    @Override
    public Map<String, Object> entry(String secretFile) {
      return Maps.of(
          "slack_configs",
          List.of(Maps.of("send_resolved", true, "api_url_file", secretFile, "channel", channel)));
    }
  }

  /**
   * A service of PagerDuty. The secret has the integration key of its Events API v2, key {@code
   * routing-key}.
   *
   * @param name its name
   */
  record PagerDuty(DnsLabel name) implements AlertReceiver {
    @Override
    public String key() {
      return "routing-key";
    }

    @Override
    public Endpoint.External host() {
      return Endpoint.External.https("events.pagerduty.com");
    }

    @Override
    public Map<String, Object> entry(String secretFile) {
      return Maps.of(
          "pagerduty_configs",
          List.of(Maps.of("send_resolved", true, "routing_key_file", secretFile)));
    }
  }

  /**
   * An address that takes alerts as JSON.
   *
   * @throws IllegalArgumentException if the name is no DNS label
   */
  static AlertReceiver webhook(String name, Endpoint.External host) {
    return new Webhook(DnsLabel.of(name), host);
  }

  /**
   * A channel of Slack.
   *
   * @throws IllegalArgumentException if the name is no DNS label
   */
  static AlertReceiver slack(String name, String channel) {
    return new Slack(DnsLabel.of(name), channel);
  }

  /**
   * A service of PagerDuty.
   *
   * @throws IllegalArgumentException if the name is no DNS label
   */
  static AlertReceiver pagerDuty(String name) {
    return new PagerDuty(DnsLabel.of(name));
  }
}
