package dev.plimsoll.overlay;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of overlays. */
@API(status = API.Status.EXPERIMENTAL)
public final class OverlayCodes implements CodeProvider {
  /** An overlay that changes nothing that is there. */
  public static final Code NO_MATCH =
      Code.error(
          "PLM8001",
          Stage.OVERLAY,
          "An overlay that matches no manifest",
          "An overlay whose target is not there has no effect, and nobody would notice. Usually a name was"
              + " changed or misspelt. The same holds for `containers` where nothing that is meant has"
              + " a container, and for a registry or tag that no image has. Overlays run before names get a prefix or a hash, so they use the names that"
              + " the platform gives.");

  /** A patch whose value does not fit what it is merged into. */
  public static final Code BAD_PATCH =
      Code.error(
          "PLM8002",
          Stage.OVERLAY,
          "A patch that does not fit the manifest",
          "A patch puts a map where the manifest has a list or a single value, or the other way round, or"
              + " removes what is not there.");

  /** A list item that could be several. */
  public static final Code AMBIGUOUS_ITEM =
      Code.error(
          "PLM8003",
          Stage.OVERLAY,
          "A patch of a list item that fits several",
          "Items of this list are told apart by the keys that the schema names. The patch leaves some of them"
              + " out, and more than one item fits what it gives.");

  /** A JSON patch operation that fails. */
  public static final Code JSON_PATCH =
      Code.error(
          "PLM8004",
          Stage.OVERLAY,
          "A JSON patch operation that fails",
          "RFC 6902 stops at the first operation that cannot be done: a path that is not there, a test that"
              + " does not hold, a position past the end of a list.");

  /** An overlay may not change what a manifest is. */
  public static final Code IDENTITY_CHANGED =
      Code.error(
          "PLM8005",
          Stage.OVERLAY,
          "An overlay that changes kind, name or namespace",
          "References would not follow. Use `naming` of the environment for prefixes and namespaces, or"
              + " change the platform.");

  /** An overlay file that cannot be read. */
  public static final Code BAD_OVERLAY_FILE =
      Code.error(
          "PLM8006",
          Stage.OVERLAY,
          "An overlay file that is none",
          "An overlay file begins with `schema: plimsoll/overlays/v1` and holds a list `overlays`, each with"
              + " exactly one of patch, jsonPatch, containers, remove.");

  /** The code of an overlay failed. */
  public static final Code EDIT_FAILED =
      Code.error(
          "PLM8007",
          Stage.OVERLAY,
          "An overlay that fails",
          "The Java code of an overlay threw an exception or answered null, or what it answered is no"
              + " Kubernetes object any more. The manifest stays as it was.");

  /** Neither a typed overlay nor the labels of an environment may change what selects pods. */
  public static final Code SELECTOR_CHANGED =
      Code.error(
          "PLM8008",
          Stage.OVERLAY,
          "An overlay that changes a selector, or a label that one needs",
          "The selector of a workload cannot be changed once it is applied, and Services and policies that"
              + " select its pods would not follow. Give the workload another name, which makes a new one, or"
              + " use another label.");

  /** A list item that a patch means and that is not there. */
  public static final Code NO_ITEM =
      Code.error(
          "PLM8009",
          Stage.OVERLAY,
          "A patch of a list item that is not there",
          "A patch of a container, or of another item that has lists of named things in it, usually means one that is there; with a misspelt name it would silently"
              + " make a second one. An item that is meant to be new says so: `$patch: add`.");

  /** For {@link java.util.ServiceLoader}. */
  public OverlayCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        NO_MATCH,
        BAD_PATCH,
        AMBIGUOUS_ITEM,
        JSON_PATCH,
        IDENTITY_CHANGED,
        BAD_OVERLAY_FILE,
        EDIT_FAILED,
        SELECTOR_CHANGED,
        NO_ITEM);
  }
}
