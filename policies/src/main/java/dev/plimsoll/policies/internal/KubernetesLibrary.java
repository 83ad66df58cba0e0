package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.extensions.CelStringExtensions.Function.CHAR_AT;
import static dev.cel.extensions.CelStringExtensions.Function.JOIN;
import static dev.cel.extensions.CelStringExtensions.Function.LAST_INDEX_OF;
import static dev.cel.extensions.CelStringExtensions.Function.LOWER_ASCII;
import static dev.cel.extensions.CelStringExtensions.Function.QUOTE;
import static dev.cel.extensions.CelStringExtensions.Function.REPLACE;
import static dev.cel.extensions.CelStringExtensions.Function.SPLIT;
import static dev.cel.extensions.CelStringExtensions.Function.SUBSTRING;
import static dev.cel.extensions.CelStringExtensions.Function.TRIM;
import static dev.cel.extensions.CelStringExtensions.Function.UPPER_ASCII;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.EnumSet;
import java.util.Set;

/**
 * The options, macros and functions that an API server of a minor takes in new expressions. A
 * server takes only what the minor before it knows too, so that it can be rolled back.
 *
 * @see <a
 *     href="https://github.com/kubernetes/apiserver/blob/master/pkg/cel/environment/base.go">base.go</a>
 */
final class KubernetesLibrary {
  /** In characters; far beyond what a server takes of any expression, and read in no time. */
  private static final int LONGEST = 100_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableOptionalSyntax(true)
          .enableQuotedIdentifierSyntax(false)
          .errorOnDuplicateMapKeys(false)
          .maxExpressionCodePointSize(LONGEST)
          .build();

  private static final Set<CelStringExtensions.Function> TEXTS =
      Set.of(
          CHAR_AT,
          JOIN,
          LAST_INDEX_OF,
          LOWER_ASCII,
          QUOTE,
          REPLACE,
          SPLIT,
          SUBSTRING,
          TRIM,
          UPPER_ASCII);

  /** All of the lists extension but {@code sortBy}, whose function CEL-Java declares wrongly. */
  private static final Set<CelListsExtensions.Function> LISTS =
      EnumSet.complementOf(EnumSet.of(CelListsExtensions.Function.SORT_BY));

  private static final Functions FUNCTIONS = functions();

  /** Runs whatever a compiler of any minor passed: what a minor lacks, its compiler refuses. */
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .setStandardFunctions(StandardChanges.functions())
          .addLibraries(
              CelExtensions.optional(),
              CelExtensions.strings(TEXTS),
              CelExtensions.sets(OPTIONS),
              CelExtensions.comprehensions(),
              CelExtensions.lists(2),
              FUNCTIONS,
              PatchLibrary.FUNCTIONS)
          .build();

  private KubernetesLibrary() {}

  /** What expressions are run with. */
  static CelRuntime runtime() {
    return RUNTIME;
  }

  /** What expressions are compiled with, without any variable. */
  static CelCompilerBuilder compiler(KubernetesVersion version) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(TEXTS),
                CelExtensions.sets(OPTIONS),
                CelExtensions.comprehensions(),
                FUNCTIONS);
    if (version.isAtLeast(KubernetesVersion.V1_35)) {
      builder
          .addLibraries(CelExtensions.lists(LISTS))
          .addMacros(CelExtensions.lists(2).macros())
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "lists.@sortByAssociatedKeys",
                  CelOverloadDecl.newGlobalOverload(
                      "list_sortByAssociatedKeys",
                      ListType.create(DYN),
                      ListType.create(ListType.create(DYN)))));
    }
    return builder;
  }

  private static Functions functions() {
    var functions = new Functions();
    StandardChanges.addTo(functions);
    QuantityLibrary.addTo(functions);
    NetworkLibrary.addTo(functions);
    UrlLibrary.addTo(functions);
    RegexLibrary.addTo(functions);
    ListLibrary.addTo(functions);
    FormatLibrary.addTo(functions);
    SemverLibrary.addTo(functions);
    AuthorizerLibrary.addTo(functions);
    TextLibrary.addTo(functions);
    return functions;
  }
}
