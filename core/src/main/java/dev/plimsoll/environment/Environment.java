package dev.plimsoll.environment;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One cluster that a platform is made for: {@code prod-eks}. Immutable.
 *
 * @param <S> the record of settings
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Environment<S extends Record> {
  private final EnvironmentFacts facts;
  private final Schemas schemas;
  private final S settings;
  private final List<Overlay> overlays;
  private final Naming naming;
  private final Surroundings surroundings;
  private final StandIns standIns;
  private final List<Finding> remarks;

  /** Facts in which intents that are not bound are bound to what their target proposes. */
  @FunctionalInterface
  interface StandIns {
    /** The facts; empty if there are none for one of the intents. */
    Optional<EnvironmentFacts> of(Collection<Intent> unbound);
  }

  private Environment(
      EnvironmentFacts facts,
      Schemas schemas,
      S settings,
      List<Overlay> overlays,
      Naming naming,
      Surroundings surroundings,
      StandIns standIns,
      List<Finding> remarks) {
    this.facts = Objects.requireNonNull(facts, "facts");
    this.schemas = Objects.requireNonNull(schemas, "schemas");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.overlays = List.copyOf(overlays);
    this.naming = Objects.requireNonNull(naming, "naming");
    this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
    this.standIns = Objects.requireNonNull(standIns, "standIns");
    this.remarks = List.copyOf(remarks);
  }

  /** An environment without overlays, whose names stay as they are. */
  public static <S extends Record> Environment<S> of(
      EnvironmentFacts facts, Schemas schemas, S settings) {
    return new Environment<>(
        facts,
        schemas,
        settings,
        List.of(),
        Naming.unchanged(),
        Surroundings.standard(),
        unbound -> Optional.empty(),
        List.of());
  }

  /** The name, for example {@code prod-eks}. */
  public String name() {
    return facts.name();
  }

  /** What is known of it. */
  public EnvironmentFacts facts() {
    return facts;
  }

  /** The schemas of its Kubernetes minor, with the custom resources that are known. */
  public Schemas schemas() {
    return schemas;
  }

  /** The settings. */
  public S settings() {
    return settings;
  }

  /** The overlays, in order: order is meaning. */
  public List<Overlay> overlays() {
    return overlays;
  }

  /** How names change here. */
  public Naming naming() {
    return naming;
  }

  /** Which fields name others, and what exists outside. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Warnings and notes of whoever read it; each report on this environment has them. */
  public List<Finding> remarks() {
    return remarks;
  }

  /** This environment and more overlays, after those that are there. */
  public Environment<S> withOverlays(Collection<? extends Overlay> more) {
    var all = new ArrayList<Overlay>(overlays);
    all.addAll(more);
    return new Environment<>(
        facts, schemas, settings, all, naming, surroundings, standIns, remarks);
  }

  /** This environment with other schemas, such as those that custom resources have joined. */
  public Environment<S> withSchemas(Schemas other) {
    return new Environment<>(
        facts, other, settings, overlays, naming, surroundings, standIns, remarks);
  }

  /** This environment with other naming. */
  public Environment<S> withNaming(Naming other) {
    return new Environment<>(
        facts, schemas, settings, overlays, other, surroundings, standIns, remarks);
  }

  /** This environment with other surroundings. */
  public Environment<S> withSurroundings(Surroundings other) {
    return new Environment<>(facts, schemas, settings, overlays, naming, other, standIns, remarks);
  }

  /** This environment with other settings. */
  public <T extends Record> Environment<T> withSettings(T other) {
    return new Environment<>(
        facts, schemas, other, overlays, naming, surroundings, standIns, remarks);
  }

  /** This environment with other remarks. */
  public Environment<S> withRemarks(List<Finding> others) {
    return new Environment<>(
        facts, schemas, settings, overlays, naming, surroundings, standIns, others);
  }

  /** This environment with a source of stand-ins. */
  Environment<S> withStandIns(StandIns other) {
    return new Environment<>(
        facts, schemas, settings, overlays, naming, surroundings, other, remarks);
  }

  /**
   * This environment as if intents were bound to what its target proposes to start from, so that
   * whatever else is wrong can be found before they are. What is rendered for it is not for use.
   *
   * @param unbound what it does not bind
   * @return empty if the target proposes nothing that can stand in
   */
  public Optional<Environment<S>> withStandIns(Collection<Intent> unbound) {
    return standIns
        .of(unbound)
        .map(
            complete ->
                new Environment<>(
                    complete,
                    schemas,
                    settings,
                    overlays,
                    naming,
                    surroundings,
                    standIns,
                    remarks));
  }
}
