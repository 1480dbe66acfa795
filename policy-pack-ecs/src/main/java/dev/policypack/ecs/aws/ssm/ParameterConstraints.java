package dev.policypack.ecs.aws.ssm;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * What Parameter Store refuses in parameters. Source: <a
 * href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html">PutParameter</a>, as of 2026-11-27. A
 * pattern for the value is left to Parameter Store.
 */
public final class ParameterConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint PARAMETER_NAME_RESERVED = ALL.refused(
            "ssm-parameter-name-reserved",
            "ValidationException: Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).",
            "Use a name that does not begin with `aws` or `ssm`.",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html");

    private static final Constraint PARAMETER_SIZE = ALL.refused(
            "ssm-parameter-size",
            "ValidationException: Standard tier parameters support a maximum parameter value of 4096 characters.",
            "Set `tier` to `Advanced`, or use Secrets Manager or S3.",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html");

    private static final Constraint PARAMETER_NESTED = ALL.refused(
            "ssm-parameter-nested",
            "ValidationException: Parameter value can't nest another parameter. Do not use \"{{}}\" in the value.",
            "Remove `{{` and `}}` from the value.",
            "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html");

    private static final Constraint PARAMETER_EMPTY = ALL.refused(
            "ssm-parameter-empty",
            "ValidationException: Value '' at 'value' failed to satisfy constraint: Member must have length greater "
                    + "than or equal to 1",
            "Write a value.",
            "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html");

    private static final Constraint PARAMETER_DATA_TYPE = ALL.refused(
            "ssm-parameter-data-type",
            "ValidationException: The following data type is not supported: Text. (Data type names are all lowercase.)",
            "Write `text`, `aws:ec2:image` or `aws:ssm:integration`.",
            "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html");

    private static final Constraint PARAMETER_IMAGE = ALL.refused(
            "ssm-parameter-image",
            "ValidationException: The aws:ec2:image data type is not supported for the following input type: "
                    + "StringList",
            "Set `type` to `String` and `value` to the ID of an AMI.",
            "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html");

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:ssm/parameter:Parameter");

    private static final int STANDARD = 4096;
    private static final int ADVANCED = 8192;
    private static final String IMAGE = "aws:ec2:image";

    private ParameterConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a parameter. Its value shows in no message. */
    public static void check(Resource parameter, Review review) {
        Props props = DeclaredInputs.of(parameter);
        Value<String> name = props.nonEmptyText("name");
        review.at(name)
                .refuse(
                        PARAMETER_NAME_RESERVED,
                        name.matches(ParameterConstraints::isReserved),
                        "the name is %s; AWS keeps names that begin with aws or ssm for itself",
                        name);
        Value<String> tier = props.string("tier");
        Value<String> dataType = props.nonEmptyText("dataType");
        Refusals.oneOf(review, PARAMETER_DATA_TYPE, dataType, "text", IMAGE, "aws:ssm:integration");
        Value<String> type = props.string("type");
        review.at(dataType)
                .refuse(
                        PARAMETER_IMAGE,
                        dataType.is(IMAGE).and(() -> type.matches(kind -> !kind.equals("String"))),
                        "dataType is %s, but type is %s",
                        dataType,
                        type);
        for (String property : List.of("value", "insecureValue")) {
            Value<String> value = props.string(property);
            Value<Integer> length = value.map(String::length);
            review.at(value)
                    .refuse(
                            PARAMETER_SIZE,
                            length.matches(size -> size > ADVANCED)
                                    .or(() -> tier.is("Standard").and(() -> length.matches(size -> size > STANDARD))),
                            "the value is longer than the tier %s takes",
                            tier);
            review.at(value)
                    .refuse(
                            PARAMETER_NESTED,
                            value.matches(ParameterConstraints::isNested),
                            "the value has two braces, which Parameter Store takes for another parameter");
            review.at(value).refuse(PARAMETER_EMPTY, value.matches(String::isEmpty), "the value is empty");
            review.at(value)
                    .refuse(
                            PARAMETER_IMAGE,
                            dataType.is(IMAGE).and(() -> value.matches(text -> !text.startsWith("ami-"))),
                            "dataType is %s, but the value is not the ID of an AMI",
                            dataType);
        }
    }

    private static boolean isReserved(String name) {
        String first = (name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
        return first.startsWith("aws") || first.startsWith("ssm");
    }

    private static boolean isNested(String value) {
        int open = value.indexOf("{{");
        return open >= 0 && value.indexOf("}}", open) >= 0;
    }
}
