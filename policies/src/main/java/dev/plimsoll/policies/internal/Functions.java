package dev.plimsoll.policies.internal;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions that are being gathered into a library: what the checker knows, what runs. */
final class Functions implements CelCompilerLibrary, CelRuntimeLibrary {
  private final Map<String, List<CelOverloadDecl>> declared = new TreeMap<>();
  private final Map<String, List<CelFunctionBinding>> bound = new TreeMap<>();

  /** Declares a function of its own, such as {@code quantity(string)}. */
  Functions global(String name, String id, CelType result, CelType... parameters) {
    declared
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(CelOverloadDecl.newGlobalOverload(id, result, parameters));
    return this;
  }

  /** Declares a function of a value, which is its first parameter. */
  Functions member(String name, String id, CelType result, CelType... parameters) {
    declared
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(CelOverloadDecl.newMemberOverload(id, result, parameters));
    return this;
  }

  /** Says what a function of one value does. */
  <T> Functions does(
      String name, String id, Class<T> parameter, CelFunctionOverload.Unary<T> body) {
    return does(name, CelFunctionBinding.from(id, parameter, body));
  }

  /** Says what a function of two values does. */
  Functions does(String name, CelFunctionBinding binding) {
    bound.computeIfAbsent(name, key -> new ArrayList<>()).add(binding);
    return this;
  }

  @Override
  public void setCheckerOptions(CelCheckerBuilder checker) {
    declared.forEach(
        (name, overloads) ->
            checker.addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(name, overloads)));
  }

  @Override
  public void setRuntimeOptions(CelRuntimeBuilder runtime) {
    bound.forEach(
        (name, bindings) ->
            runtime.addFunctionBindings(
                CelFunctionBinding.fromOverloads(name, mergeable(name, bindings))));
  }

  /**
   * CEL-Java joins what several libraries say of one name only if each says two things at least.
   */
  private static List<CelFunctionBinding> mergeable(
      String name, List<CelFunctionBinding> bindings) {
    if (bindings.size() > 1 || bindings.get(0).getOverloadId().equals(name)) {
      return bindings;
    }
    CelFunctionBinding only = bindings.get(0);
    return ImmutableList.of(
        only,
        CelFunctionBinding.from(
            only.getOverloadId() + "_again", only.getArgTypes(), only.getDefinition()));
  }
}
