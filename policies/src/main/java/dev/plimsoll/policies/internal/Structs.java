package dev.plimsoll.policies.internal;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Types with fields that are being gathered. */
@SuppressWarnings("Immutable") // written while types are gathered, read after
final class Structs implements CelTypeProvider {
  private final Map<String, StructType> types = new LinkedHashMap<>();

  /** Adds a type, and answers it as fields of others name it. */
  StructTypeReference add(String name, Map<String, ? extends CelType> fields) {
    ImmutableMap<String, CelType> known = ImmutableMap.copyOf(fields);
    types.put(
        name,
        StructType.create(
            name,
            ImmutableSet.copyOf(known.keySet()),
            field -> Optional.ofNullable(known.get(field))));
    return StructTypeReference.create(name);
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return ImmutableList.copyOf(types.values());
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
