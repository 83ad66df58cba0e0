package dev.plimsoll.environment;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.target.BoundFacts;
import dev.plimsoll.target.TargetProvider;
import dev.plimsoll.unit.HostName;
import dev.plimsoll.workload.PlainLowering;
import java.util.Optional;

/**
 * A target {@code plain} for tests of core, and beside it one with other bindings, {@code bare}.
 */
public class PlainTarget implements TargetProvider {
  /** {@code target: {plain: ...}}. */
  public record Configuration(KubernetesVersion kubernetes, Optional<String> region) {}

  /** {@code objectStore/x: ...} on this target. */
  public record Store(String bucket, Optional<String> role) {}

  /** {@code objectStore/x: ...} on the other one. */
  public record BareStore(String bucket, HostName endpoint) {}

  /** {@code database/x: ...}. */
  public record Postgres(HostName host, @Default("5432") int port) {}

  /** {@code identity/x: ...}. */
  public record Account(String role) {}

  /** The other target: no identities. */
  public static final class Bare extends PlainTarget {
    @Override
    public String name() {
      return "bare";
    }

    @Override
    public Optional<Class<? extends Record>> binding(Class<? extends Intent> intent) {
      if (intent == Identity.class) {
        return Optional.empty();
      }
      return intent == ObjectStore.class ? Optional.of(BareStore.class) : super.binding(intent);
    }
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Class<? extends Record> configuration() {
    return Configuration.class;
  }

  @Override
  public Optional<Class<? extends Record>> binding(Class<? extends Intent> intent) {
    if (intent == ObjectStore.class) {
      return Optional.of(Store.class);
    }
    if (intent == Identity.class) {
      return Optional.of(Account.class);
    }
    return intent == Database.class ? Optional.of(Postgres.class) : Optional.empty();
  }

  @Override
  public String scaffold(Intent intent) {
    return intent instanceof Database ? "host: <host>\nport: 5432\n" : "bucket: <bucket>\n";
  }

  @Override
  public Cluster cluster(Record configuration, BoundFacts bindings, Findings findings) {
    return new Cluster(
        ((Configuration) configuration).kubernetes(),
        new NetworkEngine("calico", true, true, true),
        new PlainLowering());
  }
}
