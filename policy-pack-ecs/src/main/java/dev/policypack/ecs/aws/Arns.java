package dev.policypack.ecs.aws;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.policypack.resource.Resource;
import dev.policypack.value.Value;
import java.util.List;

/**
 * What an ARN tells: {@code arn:aws:sns:eu-central-1:123456789012:alarms}. Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>, as of 2026-11-27.
 */
public final class Arns {
    private static final int SERVICE = 2;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    private Arns() {}

    /** The service; missing where the text is no ARN. */
    public static Value<String> service(Value<String> arn) {
        return part(arn, SERVICE);
    }

    /** The Region; missing where the ARN has none, as those of IAM and S3, and where the text is no ARN. */
    public static Value<String> region(Value<String> arn) {
        return part(arn, REGION);
    }

    /** The account; missing where the ARN has none, as those of S3, and where the text is no ARN. */
    public static Value<String> account(Value<String> arn) {
        return part(arn, ACCOUNT);
    }

    /** What follows the account; missing where the text is no ARN. */
    public static Value<String> resource(Value<String> arn) {
        return part(arn, RESOURCE);
    }

    private static Value<String> part(Value<String> arn, int index) {
        return arn.map(text -> {
            List<String> parts = Splitter.on(':').limit(RESOURCE + 1).splitToList(text);
            return parts.size() == RESOURCE + 1 && parts.get(0).equals("arn")
                    ? Strings.emptyToNull(parts.get(index))
                    : null;
        });
    }

    /** The Region that a resource lies in: its own in provider 7, else that of its provider; missing when neither says so. */
    public static Value<String> regionOf(Resource resource) {
        Value<String> own = resource.props().nonEmptyText("region");
        return resource.provider()
                .map(provider -> own.or(provider.props().nonEmptyText("region")))
                .orElse(own);
    }
}
