package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.extensions.CelStringExtensions.Function.CHAR_AT;
import static dev.cel.extensions.CelStringExtensions.Function.INDEX_OF;
import static dev.cel.extensions.CelStringExtensions.Function.JOIN;
import static dev.cel.extensions.CelStringExtensions.Function.LAST_INDEX_OF;
import static dev.cel.extensions.CelStringExtensions.Function.LOWER_ASCII;
import static dev.cel.extensions.CelStringExtensions.Function.QUOTE;
import static dev.cel.extensions.CelStringExtensions.Function.REPLACE;
import static dev.cel.extensions.CelStringExtensions.Function.SPLIT;
import static dev.cel.extensions.CelStringExtensions.Function.SUBSTRING;
import static dev.cel.extensions.CelStringExtensions.Function.TRIM;
import static dev.cel.extensions.CelStringExtensions.Function.UPPER_ASCII;

import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.ListType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.List;

/**
 * The options, macros and functions that an API server of a minor takes in new expressions. A
 * server takes only what the minor before it knows too, so that it can be rolled back.
 *
 * @see <a
 *     href="https://github.com/kubernetes/apiserver/blob/master/pkg/cel/environment/base.go">base.go</a>
 */
final class KubernetesLibrary {
  /** As long as what a server reads of a message expression or device selector. */
  private static final int LONGEST = 100_000;

  @SuppressWarnings(
      "deprecation") // a validator after the checker would give dyn where cel-go gives an error
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableHomogeneousLiterals(true)
          .enableOptionalSyntax(true)
          .enableQuotedIdentifierSyntax(false)
          .maxExpressionCodePointSize(LONGEST)
          .build();

  private KubernetesLibrary() {}

  /** What expressions are compiled and run with, without any variable. */
  static CelBuilder builder(KubernetesVersion version) {
    Functions functions = functions();
    CelBuilder builder =
        CelFactory.plannerCelBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setStandardFunctions(StandardChanges.functions())
            .addCompilerLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(
                    CHAR_AT,
                    INDEX_OF,
                    JOIN,
                    LAST_INDEX_OF,
                    LOWER_ASCII,
                    QUOTE,
                    REPLACE,
                    SPLIT,
                    SUBSTRING,
                    TRIM,
                    UPPER_ASCII),
                CelExtensions.sets(OPTIONS),
                CelExtensions.comprehensions(),
                functions)
            .addRuntimeLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(),
                CelExtensions.sets(OPTIONS),
                CelExtensions.comprehensions(),
                functions);
    if (version.isAtLeast(KubernetesVersion.V1_35)) {
      builder
          .addCompilerLibraries(CelExtensions.lists(2))
          .addRuntimeLibraries(CelExtensions.lists(2));
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
    return functions
        .member("format", "string_format", STRING, STRING, ListType.create(DYN))
        .does(
            "format",
            CelFunctionBinding.from(
                "string_format", String.class, List.class, StringFormat::format));
  }
}
