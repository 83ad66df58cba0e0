/**
 * What a platform needs from the cloud it runs on, said without naming a cloud; and what a target
 * makes of it.
 *
 * <p>Lives here: the intents ({@link dev.plimsoll.intent.ObjectStore}, {@link
 * dev.plimsoll.intent.Database}, {@link dev.plimsoll.intent.NodePool}, {@link
 * dev.plimsoll.intent.WebEndpoint}, {@link dev.plimsoll.intent.SecretNeed}, {@link
 * dev.plimsoll.intent.StorageTier}); {@link dev.plimsoll.intent.Lowering}, which a target
 * implements; the lowered results, in terms of Kubernetes; {@link
 * dev.plimsoll.intent.EnvironmentFacts}. Imports {@code finding} to {@code reference}. Components
 * ask for lowered intents while they render; the environment's bindings tie each named intent to
 * facts.
 */
package dev.plimsoll.intent;
