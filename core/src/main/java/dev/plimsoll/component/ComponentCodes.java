package dev.plimsoll.component;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of components. */
@API(status = API.Status.EXPERIMENTAL)
public final class ComponentCodes implements CodeProvider {
  /** A customisation of imported objects matched nothing. */
  public static final Code IMPORT_EDIT_MATCHED_NOTHING =
      Code.error(
          "PLM0123",
          Stage.RENDER,
          "A customisation of imported objects matched nothing",
          "What customise edits must be there: an import changes with the program that writes it, and"
              + " an edit that silently stopped matching is how settings get lost. Name a class of"
              + " object that is imported, or remove the customisation.");

  /** A customisation of imported objects changed an identity. */
  public static final Code IMPORT_EDIT_CHANGED_IDENTITY =
      Code.error(
          "PLM0124",
          Stage.RENDER,
          "A customisation changed the identity of an imported object",
          "Kind, name and namespace tie objects together: other objects, and arrows, name them. To"
              + " rename, use the environment's naming, which every reference follows.");

  /** For {@link java.util.ServiceLoader}. */
  public ComponentCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(IMPORT_EDIT_MATCHED_NOTHING, IMPORT_EDIT_CHANGED_IDENTITY);
  }
}
