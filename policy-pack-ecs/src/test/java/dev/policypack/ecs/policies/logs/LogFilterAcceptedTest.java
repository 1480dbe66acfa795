package dev.policypack.ecs.policies.logs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the examples of the constraints do not show: destinations whose ARN is not known yet, and whole messages. */
class LogFilterAcceptedTest {
    private final PolicyTester policy = PolicyTester.of(new LogFilterAccepted());
    private final Resource filter = Resource.of("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logs")
            .with("logGroup", "/ecs/shop")
            .with("filterPattern", "");
    private final Resource stream = Resource.of("aws:kinesis/stream:Stream", "logs");
    private final Resource function = Resource.of("aws:lambda/function:Function", "logs");

    @Test
    void a_destination_is_found_by_what_its_arn_is_computed_from() {
        Resource toStream = filter.with("destinationArn", unknown())
                .withPropertyDependencies("destinationArn", List.of(stream.urn()));
        policy.given(toStream, stream, function)
                .violates("roleArn is not set, but the destination is a stream, aws:kinesis/stream:Stream (logs)");
        policy.given(toStream.with("roleArn", unknown()), stream, function).isUndecidedOn("roleArn");
        policy.given(toStream.with("roleArn", "arn:aws:iam::123456789012:role/logs"), stream, function)
                .passes();
        Resource toFunction = filter.with("destinationArn", unknown())
                .with("roleArn", "arn:aws:iam::123456789012:role/logs")
                .withPropertyDependencies("destinationArn", List.of(function.urn()));
        policy.given(toFunction, stream, function)
                .violates("roleArn is set, but the destination is a function, aws:lambda/function:Function (logs)");
    }

    @Test
    void a_destination_that_nobody_knows_refuses_nothing() {
        policy.given(filter.with("destinationArn", unknown())).isUndecidedOn("destinationArn");
        policy.given(filter.with("destinationArn", unknown()), stream, function).isUndecidedOn("destinationArn");
    }

    @Test
    void a_dimension_is_a_field_of_the_event() {
        policy.given(Resource.of("aws:cloudwatch/logMetricFilter:LogMetricFilter", "errors")
                        .with("logGroupName", "/ecs/shop")
                        .with("pattern", "ERROR")
                        .with(
                                "metricTransformation",
                                Map.of(
                                        "name",
                                        "Errors",
                                        "namespace",
                                        "Shop",
                                        "value",
                                        "1",
                                        "dimensions",
                                        Map.of("Service", "shop"))))
                .violates("metricTransformation.dimensions.Service: \"shop\" is not a field of a log event");
    }
}
