package dev.plimsoll.node;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.plimsoll.finding.Origin;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Quantity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Makes Jackson 3 write fabric8 models as {@link ObjectNodes} does, wherever they stand in an
 * object.
 */
final class ModelModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  ModelModule() {
    super("plimsoll-models");
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addSerializers(new Models());
  }

  private static final class Models extends Serializers.Base {
    @Override
    public ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.Value format) {
      Class<?> raw = type.getRawClass();
      boolean special = Quantity.class.isAssignableFrom(raw) || AnyType.class.isAssignableFrom(raw);
      return special || ModelShape.of(raw).isPresent()
          ? new NodeSerializer()
          : super.findSerializer(config, type, bean, format);
    }
  }

  private static final class NodeSerializer extends StdSerializer<Object> {
    NodeSerializer() {
      super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      out.writeTree(OtherObjects.json(ObjectNodes.from(value, Origin.UNKNOWN)));
    }
  }
}
