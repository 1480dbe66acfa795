package dev.policypack.ecs.simulation;

import com.google.common.collect.ImmutableMap;
import dev.policypack.simulation.SimulatedOutput;
import java.util.Map;

/**
 * Where the simulated resources live. The account is the one that the AWS documentation uses in its examples.
 *
 * @param partition for example {@code aws}
 * @param region for example {@code us-east-1}
 * @param number the twelve digits
 */
record AwsAccount(String partition, String region, String number) {
    private static final String DEFAULT_REGION = "us-east-1";

    /** In a region, or in the default one if that is empty. */
    static AwsAccount in(String region) {
        String where = region.isBlank() ? DEFAULT_REGION : region;
        return new AwsAccount(partitionOf(where), where, "123456789012");
    }

    /** What all resources of the account have in common, by the names that templates take. */
    Map<String, String> facts() {
        return ImmutableMap.of(
                "partition", partition,
                "region", region,
                "account", number,
                "dns", partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com",
                "defaultVpc", "vpc-0" + SimulatedOutput.hex(region, 16));
    }

    private static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
