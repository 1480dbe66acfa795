package dev.policypack.rehearsal;

import com.pulumi.asset.AssetOrArchive;
import com.pulumi.core.Either;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.CustomType;
import com.pulumi.core.annotations.EnumType;
import com.pulumi.core.internal.annotations.ExportMetadata;
import com.pulumi.resources.Resource;
import dev.policypack.simulation.OutputShape;
import dev.policypack.simulation.OutputShape.Choice;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.simulation.OutputShape.Flag;
import dev.policypack.simulation.OutputShape.FreeMap;
import dev.policypack.simulation.OutputShape.ListOf;
import dev.policypack.simulation.OutputShape.Numeric;
import dev.policypack.simulation.OutputShape.Other;
import dev.policypack.simulation.OutputShape.Text;
import dev.policypack.value.PropertyValue;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the classes of a generated SDK say about outputs and answers: there is no other description of them in a Java program. The SDK reads
 * the same annotations when it turns an answer into objects.
 */
final class SdkTypes {
    /** Types may hold themselves. */
    private static final int DEEPEST = 6;

    /** By its name, since the library is not needed to compile this one; and so is the annotation below. */
    private static final String JSON_ELEMENT = "com.google.gson.JsonElement";

    private static final ClassValue<Fields> OUTPUTS = new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
            return exported(type);
        }
    };

    private SdkTypes() {}

    /** The outputs of a resource of a program. */
    static Fields outputs(Resource resource) {
        return OUTPUTS.get(resource.getClass());
    }

    /** What a program expects of a function. */
    static Fields answer(TypeShape<?> type) {
        return shape(type, DEEPEST) instanceof Fields fields ? fields : Fields.NONE;
    }

    private static Fields exported(Class<?> type) {
        Map<String, OutputShape> required = new TreeMap<>();
        Map<String, OutputShape> optional = new TreeMap<>();
        ExportMetadata.of(type).forEach((name, output) -> {
            if (!name.equals("id") && !name.equals("urn")) {
                (isRequired(type, output.getFieldName()) ? required : optional)
                        .put(name, shape(output.getDataShape(), DEEPEST));
            }
        });
        return new Fields(required, optional);
    }

    /** Whether the getter of an output promises a value: it gives {@code Output<String>} and no {@code Output<Optional<String>>}. */
    private static boolean isRequired(Class<?> type, String field) {
        try {
            return type.getMethod(field).getGenericReturnType() instanceof ParameterizedType output
                    && output.getActualTypeArguments().length == 1
                    && !isOptional(output.getActualTypeArguments()[0]);
        } catch (NoSuchMethodException noGetter) {
            return false;
        }
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType().equals(Optional.class);
    }

    private static OutputShape shape(TypeShape<?> type, int deepest) {
        Class<?> is = type.getType();
        if (String.class.equals(is) || Object.class.equals(is)) {
            return new Text();
        }
        if (Boolean.class.equals(is) || boolean.class.equals(is)) {
            return new Flag();
        }
        if (is.isPrimitive() || Number.class.isAssignableFrom(is)) {
            return new Numeric();
        }
        if (deepest == 0
                || is.getName().startsWith(JSON_ELEMENT)
                || AssetOrArchive.class.isAssignableFrom(is)
                || Resource.class.isAssignableFrom(is)) {
            return new Other();
        }
        if (List.class.isAssignableFrom(is)) {
            return new ListOf(parameter(type, deepest));
        }
        if (Map.class.isAssignableFrom(is)) {
            return new FreeMap();
        }
        if (Optional.class.isAssignableFrom(is) || Either.class.isAssignableFrom(is)) {
            return parameter(type, deepest);
        }
        if (is.isEnum()) {
            return firstConstant(type);
        }
        return type.hasAnnotatedClass(CustomType.Builder.class) ? fields(type, deepest) : new Other();
    }

    private static OutputShape parameter(TypeShape<?> type, int deepest) {
        return type.getParameter(0)
                .<OutputShape>map(parameter -> shape(parameter, deepest - 1))
                .orElseGet(Other::new);
    }

    private static OutputShape fields(TypeShape<?> type, int deepest) {
        Map<String, OutputShape> required = new TreeMap<>();
        Map<String, OutputShape> optional = new TreeMap<>();
        for (Method setter : type.getAnnotatedClass(CustomType.Builder.class).getDeclaredMethods()) {
            CustomType.Setter annotation = setter.getAnnotation(CustomType.Setter.class);
            if (annotation != null && setter.getParameterCount() == 1) {
                Parameter value = setter.getParameters()[0];
                String name = annotation.value().isEmpty() ? setter.getName() : annotation.value();
                (isNullable(value) ? optional : required).put(name, shape(TypeShape.extract(value), deepest - 1));
            }
        }
        return new Fields(required, optional);
    }

    private static boolean isNullable(Parameter value) {
        return Arrays.stream(value.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static OutputShape firstConstant(TypeShape<?> type) {
        Object[] constants = type.getType().getEnumConstants();
        if (constants == null || constants.length == 0) {
            return new Other();
        }
        try {
            return new Choice(PropertyValue.of(
                    type.getAnnotatedMethod(EnumType.Converter.class).invoke(constants[0])));
        } catch (ReflectiveOperationException | RuntimeException notGenerated) {
            return new Other();
        }
    }
}
