package dev.policypack.ecs.aws.ecs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.SchemaMismatches;
import dev.policypack.value.Display;
import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which shape each part of {@code containerDefinitions} must have. The provider decodes the text into the types of the AWS SDK, which
 * convert nothing, pass over names that they do not know and do not tell {@code Name} from {@code name}.
 *
 * <p>Sources: <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition</a> and
 * what belongs to it, as in the API model of botocore 1.44.5; <a
 * href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/container_definitions.go">how the provider
 * reads it</a>; ECS itself asks for <a href="https://github.com/hashicorp/terraform/issues/2888">name</a> and <a
 * href="https://github.com/aws/aws-cli/issues/5924">image</a>. As of 2026-11-21.
 */
public final class ContainerSchema {
    private static final Shape TEXT = leaf("a text", StringValue.class::isInstance);
    private static final Shape NUMBER = leaf("a whole number", ContainerSchema::isWhole);
    private static final Shape BOOL = leaf("true or false", BooleanValue.class::isInstance);
    private static final Shape TEXTS = list("a list of texts", TEXT);
    private static final Shape TEXTS_BY_NAME = new TextsByName();

    private static final Shape CONTAINERS = list("a list of objects, one for each container", container());

    private ContainerSchema() {}

    /**
     * A part with another shape than ECS takes.
     *
     * @param name the last name on its path
     * @param evidence where it stands and what was found there
     * @param wanted what belongs there
     */
    public record Misfit(String name, Observation evidence, String wanted) {}

    /** What the provider or ECS would refuse in the container definitions; parts that are not known yet are passed over. */
    public static List<Misfit> misfits(PropertyValue definitions, Path at, boolean secret) {
        SchemaMismatches misfits = new SchemaMismatches(ImmutableList.builder());
        if (definitions instanceof ListValue list && list.elements().isEmpty()) {
            misfits.add(at, "an empty list", "at least one container");
        }
        check(definitions, CONTAINERS, at, secret, misfits);
        return misfits.found.build();
    }

    private static Shape container() {
        return new Fields("an object")
                .of(TEXT, "name!", "image!", "hostname", "user", "workingDirectory", "versionConsistency")
                .of(NUMBER, "cpu", "memory", "memoryReservation", "startTimeout", "stopTimeout")
                .of(BOOL, "essential", "disableNetworking", "privileged", "readonlyRootFilesystem", "interactive")
                .of(BOOL, "pseudoTerminal")
                .of(TEXTS, "links", "entryPoint", "command", "dnsServers", "dnsSearchDomains", "dockerSecurityOptions")
                .of(TEXTS, "credentialSpecs")
                .of(TEXTS_BY_NAME, "dockerLabels")
                .of(new Fields("an object").of(TEXT, "credentialsParameter!"), "repositoryCredentials")
                .of(
                        objects(new Fields("an object")
                                .of(NUMBER, "containerPort", "hostPort")
                                .of(TEXT, "protocol", "name", "appProtocol", "containerPortRange")),
                        "portMappings")
                .of(
                        new Fields("an object")
                                .of(BOOL, "enabled!")
                                .of(NUMBER, "restartAttemptPeriod")
                                .of(list("a list of whole numbers", NUMBER), "ignoredExitCodes"),
                        "restartPolicy")
                .of(objects(new Fields("an object").of(TEXT, "name", "value")), "environment", "systemControls")
                .of(objects(new Fields("an object").of(TEXT, "value!", "type!")), "environmentFiles")
                .of(objects(new Fields("an object").of(TEXT, "name!", "valueFrom!")), "secrets")
                .of(
                        objects(new Fields("an object")
                                .of(TEXT, "sourceVolume", "containerPath")
                                .of(BOOL, "readOnly")),
                        "mountPoints")
                .of(objects(new Fields("an object").of(TEXT, "sourceContainer").of(BOOL, "readOnly")), "volumesFrom")
                .of(objects(new Fields("an object").of(TEXT, "containerName!", "condition!")), "dependsOn")
                .of(objects(new Fields("an object").of(TEXT, "hostname!", "ipAddress!")), "extraHosts")
                .of(
                        objects(new Fields("an object").of(TEXT, "name!").of(NUMBER, "softLimit!", "hardLimit!")),
                        "ulimits")
                .of(objects(new Fields("an object").of(TEXT, "value", "type!")), "resourceRequirements")
                .of(
                        new Fields("an object")
                                .of(TEXT, "logDriver!")
                                .of(TEXTS_BY_NAME, "options")
                                .of(objects(new Fields("an object").of(TEXT, "name!", "valueFrom!")), "secretOptions"),
                        "logConfiguration")
                .of(
                        new Fields("an object")
                                .of(TEXTS, "command!")
                                .of(NUMBER, "interval", "timeout", "retries", "startPeriod"),
                        "healthCheck")
                .of(new Fields("an object").of(TEXT, "type!").of(TEXTS_BY_NAME, "options"), "firelensConfiguration")
                .of(
                        new Fields("an object")
                                .of(new Fields("an object").of(TEXTS, "add", "drop"), "capabilities")
                                .of(BOOL, "initProcessEnabled")
                                .of(NUMBER, "sharedMemorySize", "maxSwap", "swappiness"),
                        "linuxParameters");
    }

    private static void check(PropertyValue value, Shape shape, Path at, boolean secret, SchemaMismatches misfits) {
        if (value instanceof SecretValue wrapped) {
            check(wrapped.content(), shape, at, true, misfits);
        } else if (!(value instanceof NullValue) && !(value instanceof UnknownValue)) {
            if (shape.fits(value)) {
                shape.checkInside(value, at, secret, misfits);
            } else {
                misfits.add(at, secret ? "[secret]" : shown(value), shape.wanted());
            }
        }
    }

    private static Shape leaf(String wanted, Predicate<PropertyValue> fits) {
        return new Leaf(wanted, fits);
    }

    private static Shape list(String wanted, Shape element) {
        return new Elements(wanted, element);
    }

    private static Shape objects(Fields element) {
        return new Elements("a list of objects with " + String.join(" and ", element.names()), element);
    }

    private static boolean isWhole(PropertyValue value) {
        return value instanceof NumberValue number && number.value() == Math.rint(number.value());
    }

    private static String shown(PropertyValue value) {
        if (value instanceof StringValue text) {
            return Display.of(text.value());
        }
        if (value instanceof NumberValue number) {
            return "the number " + Display.of(number.value());
        }
        if (value instanceof BooleanValue bool) {
            return bool.value() ? "true" : "false";
        }
        return value instanceof ListValue ? "a list" : "an object";
    }

    private record SchemaMismatches(ImmutableList.Builder<Misfit> found) {
        void add(Path at, String what, String wanted) {
            String name = at.toString().substring(at.toString().lastIndexOf('.') + 1);
            found.add(new Misfit(name, new Observation(Observation.Kind.KNOWN, at, what), wanted));
        }
    }

    /** What a part must be, in itself and inside. */
    private interface Shape {
        boolean fits(PropertyValue value);

        String wanted();

        void checkInside(PropertyValue value, Path at, boolean secret, SchemaMismatches misfits);
    }

    private record Leaf(String wanted, Predicate<PropertyValue> condition) implements Shape {
        @Override
        public boolean fits(PropertyValue value) {
            return condition.test(value);
        }

        @Override
        public void checkInside(PropertyValue value, Path at, boolean secret, SchemaMismatches misfits) {
            // A leaf holds nothing.
        }
    }

    private record Elements(String wanted, Shape element) implements Shape {
        @Override
        public boolean fits(PropertyValue value) {
            return value instanceof ListValue;
        }

        @Override
        public void checkInside(PropertyValue value, Path at, boolean secret, SchemaMismatches misfits) {
            if (value instanceof ListValue list) {
                for (int i = 0; i < list.elements().size(); i++) {
                    check(list.elements().get(i), element, at.index(i), secret, misfits);
                }
            }
        }
    }

    private record TextsByName() implements Shape {
        @Override
        public String wanted() {
            return "an object whose values are texts";
        }

        @Override
        public boolean fits(PropertyValue value) {
            return value instanceof MapValue;
        }

        @Override
        public void checkInside(PropertyValue value, Path at, boolean secret, SchemaMismatches misfits) {
            if (value instanceof MapValue map) {
                map.entries().forEach((key, entry) -> check(entry, TEXT, at.key(key), secret, misfits));
            }
        }
    }

    /** An object with fields of its own; a name with an exclamation mark is one that must be there. */
    private static final class Fields implements Shape {
        private final String wanted;
        private final ImmutableMap<String, Shape> byName;

        Fields(String wanted) {
            this(wanted, ImmutableMap.of());
        }

        private Fields(String wanted, ImmutableMap<String, Shape> byName) {
            this.wanted = wanted;
            this.byName = byName;
        }

        Fields of(Shape shape, String... names) {
            ImmutableMap.Builder<String, Shape> more = ImmutableMap.builder();
            more.putAll(byName);
            for (String name : names) {
                more.put(name, shape);
            }
            return new Fields(wanted, more.buildOrThrow());
        }

        List<String> names() {
            return byName.keySet().stream().map(Fields::plain).toList();
        }

        @Override
        public String wanted() {
            return wanted;
        }

        @Override
        public boolean fits(PropertyValue value) {
            return value instanceof MapValue;
        }

        @Override
        public void checkInside(PropertyValue value, Path at, boolean secret, SchemaMismatches misfits) {
            Map<String, PropertyValue> entries = value instanceof MapValue map ? map.entries() : Map.of();
            Map<String, String> written = new LinkedHashMap<>();
            entries.keySet().forEach(key -> written.put(key.toLowerCase(Locale.ROOT), key));
            byName.forEach((name, shape) -> {
                String key = written.getOrDefault(plain(name).toLowerCase(Locale.ROOT), plain(name));
                PropertyValue entry = entries.get(key);
                boolean missing = entry == null
                        || entry instanceof NullValue
                        || (entry instanceof StringValue text && text.value().isEmpty());
                if (entry != null && !missing) {
                    check(entry, shape, at.key(key), secret, misfits);
                } else if (missing && !plain(name).equals(name)) {
                    misfits.add(at.key(key), entry instanceof StringValue ? "empty" : "not set", shape.wanted());
                }
            });
        }

        private static String plain(String name) {
            return name.endsWith("!") ? name.substring(0, name.length() - 1) : name;
        }
    }
}
