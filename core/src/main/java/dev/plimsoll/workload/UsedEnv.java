package dev.plimsoll.workload;

import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StoreProtocol;
import dev.plimsoll.intent.StoreSetting;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Variables that tell programs where the stores and databases are that their pods use. */
final class UsedEnv {
  /** What the clients of S3 call the two keys of its Secret. */
  private static final Map<String, String> S3_KEYS =
      Map.of(
          Lowered.Store.ACCESS_KEY, "AWS_ACCESS_KEY_ID",
          Lowered.Store.SECRET_KEY, "AWS_SECRET_ACCESS_KEY");

  private final PodScope scope;
  private final Beside beside;
  private final Map<String, EnvVar> env = new LinkedHashMap<>();

  UsedEnv(PodScope scope, Beside beside) {
    this.scope = scope;
    this.beside = beside;
  }

  /** Asks the target for everything that a pod uses, by key. */
  void lower(List<Bound> bound) {
    var byKey = new TreeMap<String, Bound>();
    bound.forEach(used -> byKey.putIfAbsent(used.intent().key(), used));
    for (Bound used : byKey.values()) {
      if (used.intent() instanceof ObjectStore store) {
        beside
            .guarded(() -> scope.env().lowering().objectStore(store))
            .ifPresent(lowered -> store(store, lowered));
      } else if (used.intent() instanceof Database database) {
        beside
            .guarded(() -> scope.env().lowering().database(database, scope.namespace()))
            .ifPresent(lowered -> database(database, lowered));
      } else if (used.intent() instanceof Identity identity) {
        beside
            .guarded(() -> scope.env().lowering().identity(identity))
            .ifPresent(account -> account.env().forEach(this::put));
      }
    }
  }

  List<EnvVar> env() {
    return new ArrayList<>(env.values());
  }

  private void database(Database database, Lowered.Postgres lowered) {
    String prefix = Container.variable(database.name());
    Lowered.SecretSource credentials = lowered.credentials();
    beside.add(credentials);
    put(prefix + "_HOST", lowered.host());
    put(prefix + "_PORT", Integer.toString(lowered.port()));
    put(prefix + "_NAME", lowered.database());
    put(prefix + "_SSLMODE", lowered.sslMode());
    key(prefix + "_USERNAME", credentials, "username");
    key(prefix + "_PASSWORD", credentials, "password");
    key(prefix + "_URL", credentials, "connection");
  }

  private void store(ObjectStore store, Lowered.Store lowered) {
    String prefix = Container.variable(store.name());
    lowered.account().env().forEach(this::put);
    put(prefix + "_BUCKET", lowered.bucket());
    put(prefix + "_URL", url(lowered));
    for (StoreSetting setting : StoreSetting.values()) {
      lowered.setting(setting).ifPresent(value -> put(prefix + "_" + setting.name(), value));
    }
    clientSettings(store, lowered);
    lowered.secret().ifPresent(secret -> keys(store, lowered.protocol(), secret));
  }

  /** The spelling that is not tied to one client: Spark says {@code s3a}. */
  private static String url(Lowered.Store store) {
    return switch (store.protocol()) {
      case S3 -> "s3://" + store.bucket();
      case GCS -> "gs://" + store.bucket();
      case ABFS ->
          "abfss://"
              + store.bucket()
              + "@"
              + store.setting(StoreSetting.ACCOUNT).orElse("")
              + ".dfs.core.windows.net";
    };
  }

  /**
   * Variables that the clouds' own clients read.
   *
   * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html">AWS
   *     SDKs, settings reference</a>
   */
  private void clientSettings(ObjectStore store, Lowered.Store lowered) {
    if (lowered.protocol() == StoreProtocol.S3) {
      lowered.setting(StoreSetting.REGION).ifPresent(value -> shared("AWS_REGION", value, store));
      lowered
          .setting(StoreSetting.ENDPOINT)
          .ifPresent(value -> shared("AWS_ENDPOINT_URL_S3", value, store));
    } else if (lowered.protocol() == StoreProtocol.GCS) {
      lowered
          .setting(StoreSetting.PROJECT)
          .ifPresent(value -> shared("GOOGLE_CLOUD_PROJECT", value, store));
    }
  }

  private void shared(String variable, String value, ObjectStore store) {
    shared(literal(variable, value), value, store);
  }

  /** Sets a variable whose name the client fixes; the first store, by name, has it. */
  private void shared(EnvVar wanted, String value, ObjectStore store) {
    EnvVar before = env.putIfAbsent(wanted.getName(), wanted);
    if (before != null && !before.equals(wanted)) {
      scope
          .findings()
          .add(
              WorkloadCodes.TWO_STORES_ONE_VARIABLE,
              Where.named("workload", scope.role().value()),
              wanted.getName() + " is " + text(before) + ", and " + store.key() + " needs " + value,
              "configure the client of \""
                  + store.name()
                  + "\" from the variables that begin with "
                  + Container.variable(store.name())
                  + "_");
    }
  }

  private static String text(EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return variable.getValue();
    }
    SecretKeySelector key = variable.getValueFrom().getSecretKeyRef();
    return key.getKey() + " of Secret " + key.getName();
  }

  private void keys(ObjectStore store, StoreProtocol protocol, SecretNeed need) {
    Lowered.SecretSource source = beside.secret(need);
    String prefix = Container.variable(store.name()) + "_";
    for (var key : need.keys()) {
      key(prefix + Container.variable(key.name()), source, key.name());
      if (protocol == StoreProtocol.S3 && S3_KEYS.containsKey(key.name())) {
        fromSecret(S3_KEYS.get(key.name()), source, key.name())
            .ifPresent(variable -> shared(variable, text(variable), store));
      }
    }
  }

  private void put(String variable, String value) {
    env.putIfAbsent(variable, literal(variable, value));
  }

  private void key(String variable, Lowered.SecretSource source, String key) {
    fromSecret(variable, source, key).ifPresent(value -> env.putIfAbsent(variable, value));
  }

  private static EnvVar literal(String variable, String value) {
    return new EnvVarBuilder().withName(variable).withValue(value).build();
  }

  private static Optional<EnvVar> fromSecret(
      String variable, Lowered.SecretSource source, String key) {
    return Optional.ofNullable(source.keys().get(key))
        .map(
            actual ->
                new EnvVarBuilder()
                    .withName(variable)
                    .withNewValueFrom()
                    .withNewSecretKeyRef(actual, source.secretName(), null)
                    .endValueFrom()
                    .build());
  }
}
