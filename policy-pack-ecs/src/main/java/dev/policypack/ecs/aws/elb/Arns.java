package dev.policypack.ecs.aws.elb;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.policypack.resource.Resource;
import dev.policypack.value.Value;
import java.util.List;

/** What ARNs tell: {@code arn:aws:acm:eu-central-1:123456789012:certificate/…}. */
final class Arns {
    private static final int SERVICE = 2;
    private static final int REGION = 3;
    private static final int LEAST_PARTS = 6;

    private Arns() {}

    /** The service in an ARN; missing where the text is no ARN. */
    static Value<String> service(Value<String> arn) {
        return part(arn, SERVICE);
    }

    /** The Region in an ARN; missing where it has none, as those of IAM, and where the text is no ARN. */
    static Value<String> region(Value<String> arn) {
        return part(arn, REGION);
    }

    private static Value<String> part(Value<String> arn, int index) {
        return arn.map(text -> {
            List<String> parts = Splitter.on(':').limit(LEAST_PARTS).splitToList(text);
            return parts.size() == LEAST_PARTS && parts.get(0).equals("arn")
                    ? Strings.emptyToNull(parts.get(index))
                    : null;
        });
    }

    /** The Region a resource lies in: its own in provider 7, else that of its provider; missing when neither says so. */
    static Value<String> regionOf(Resource resource) {
        Value<String> own = resource.props().nonEmptyText("region");
        return resource.provider()
                .map(provider -> own.or(provider.props().nonEmptyText("region")))
                .orElse(own);
    }
}
