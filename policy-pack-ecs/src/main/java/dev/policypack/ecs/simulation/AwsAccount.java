package dev.policypack.ecs.simulation;

/**
 * Where the simulated resources live. The account is the one that the AWS documentation uses in its examples.
 *
 * @param partition for example {@code aws}
 * @param region for example {@code us-east-1}
 * @param number the twelve digits
 */
record AwsAccount(String partition, String region, String number) {
    static final String DEFAULT_REGION = "us-east-1";

    static AwsAccount in(String region) {
        return new AwsAccount(partitionOf(region), region, "123456789012");
    }

    /** The domain that the host names of this partition end with. */
    String dnsSuffix() {
        return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    private static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
