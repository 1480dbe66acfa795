package dev.policypack.ecs.aws;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A resource that has a name in AWS, and what AWS takes as such a name.
 *
 * <p>Sources: the constraints of the creating operations in the API references of ELB, ECS, ECR, CloudWatch, IAM, RDS, SNS, SQS, Secrets
 * Manager, Systems Manager, EC2, S3, KMS, CodeDeploy, EventBridge and WAF, as of 2026-11-21.
 */
public final class NamedResource extends ResourceView {
    private static final String WORD = "letters, digits, hyphens and underscores";
    private static final String IAM = "letters, digits and +=,.@_-";
    private static final String DNS =
            "lower-case letters, digits and single hyphens, with a letter first and no hyphen last";

    private static final ImmutableMap<String, Rule> RULES = ImmutableMap.<String, Rule>builder()
            .put("aws:lb/loadBalancer:LoadBalancer", loadBalancer())
            .put("aws:alb/loadBalancer:LoadBalancer", loadBalancer())
            .put("aws:lb/targetGroup:TargetGroup", targetGroup())
            .put("aws:alb/targetGroup:TargetGroup", targetGroup())
            .put("aws:ecs/cluster:Cluster", Rule.of("name", 255, "[\\w-]+", WORD))
            .put(
                    "aws:ecs/service:Service",
                    Rule.of("name", 255, "[\\w-]+", WORD).shared())
            .put("aws:ecs/taskDefinition:TaskDefinition", Rule.of("family", 255, "[\\w-]+", WORD))
            .put(
                    "aws:ecr/repository:Repository",
                    Rule.of(
                            "name",
                            256,
                            "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*",
                            "lower-case letters, digits and single . _ - / between them"))
            .put("aws:cloudwatch/logGroup:LogGroup", Rule.of("name", 512, "[\\w./#-]+", "letters, digits and ._-/#"))
            .put("aws:cloudwatch/metricAlarm:MetricAlarm", Rule.of("name", 255, "\\P{Cntrl}+", "no control characters"))
            .put("aws:iam/role:Role", Rule.of("name", 64, "[\\w+=,.@-]+", IAM))
            .put("aws:iam/policy:Policy", Rule.of("name", 128, "[\\w+=,.@-]+", IAM))
            .put(
                    "aws:iam/rolePolicy:RolePolicy",
                    Rule.of("name", 128, "[\\w+=,.@-]+", IAM).shared())
            .put("aws:iam/instanceProfile:InstanceProfile", Rule.of("name", 128, "[\\w+=,.@-]+", IAM))
            .put("aws:rds/cluster:Cluster", database("clusterIdentifier"))
            .put("aws:rds/clusterInstance:ClusterInstance", database("identifier"))
            .put("aws:rds/instance:Instance", database("identifier"))
            .put(
                    "aws:rds/subnetGroup:SubnetGroup",
                    Rule.of(
                            "name",
                            255,
                            "[a-z][a-z0-9._ -]*",
                            "lower-case letters, digits and ._- and blanks, with a letter first"))
            .put("aws:rds/parameterGroup:ParameterGroup", parameterGroup())
            .put("aws:rds/clusterParameterGroup:ClusterParameterGroup", parameterGroup())
            .put("aws:sns/topic:Topic", Rule.of("name", 256, "[\\w-]+(\\.fifo)?", WORD))
            .put("aws:sqs/queue:Queue", Rule.of("name", 80, "[\\w-]+(\\.fifo)?", WORD))
            .put(
                    "aws:secretsmanager/secret:Secret",
                    Rule.of("name", 512, "[\\w/+=.@!-]+", "letters, digits and /_+=.@-"))
            .put("aws:ssm/parameter:Parameter", Rule.of("name", 2048, "[\\w./-]+", "letters, digits and ._-/"))
            .put(
                    "aws:ec2/securityGroup:SecurityGroup",
                    Rule.of(
                                    "name",
                                    255,
                                    "(?!sg-)[\\w .:/()#,@\\[\\]+=&;{}!$*-]+",
                                    "letters, digits, blanks and ._-:/()#,@[]+=&;{}!$*, without sg- first")
                            .shared())
            .put("aws:s3/bucket:Bucket", bucket())
            .put("aws:s3/bucketV2:BucketV2", bucket())
            .put(
                    "aws:kms/alias:Alias",
                    Rule.of(
                            "name",
                            256,
                            "alias/(?!aws/)[\\w:/-]+",
                            "alias/ and then letters, digits and :/_-, without aws/ first"))
            .put("aws:codedeploy/application:Application", Rule.of("name", 100, "[\\w+=,.@-]+", IAM))
            .put("aws:cloudwatch/eventRule:EventRule", Rule.of("name", 64, "[\\w.-]+", "letters, digits and ._-"))
            .put("aws:wafv2/webAcl:WebAcl", Rule.of("name", 128, "[\\w-]+", WORD))
            .buildOrThrow();

    /** The types. */
    public static final ResourceType<NamedResource> TYPE =
            ResourceType.of(NamedResource::new, RULES.keySet().toArray(new String[0]));

    /** What the provider adds to the name that the resource has in the program. */
    private static final Pattern ADDITION = Pattern.compile("-?[0-9a-f]{7}(\\.fifo)?");

    private final Rule rule;

    private NamedResource(Resource resource) {
        super(resource);
        this.rule = RULES.getOrDefault(resource.type(), Rule.of("name", Integer.MAX_VALUE, ".*", "any text"));
    }

    /**
     * What AWS takes as a name.
     *
     * @param property the property that holds it
     * @param most the most signs
     * @param signs all of it
     * @param words the same for a person
     * @param isUnique whether no two resources of an account and Region may have the same
     */
    private record Rule(String property, int most, Supplier<Pattern> signs, String words, boolean isUnique) {
        static Rule of(String property, int most, String signs, String words) {
            // A stack has a few of these types only.
            return new Rule(property, most, Suppliers.memoize(() -> Pattern.compile(signs)), words, true);
        }

        /** The name is unique within something smaller: a cluster, a role, a VPC. */
        Rule shared() {
            return new Rule(property, most, signs, words, false);
        }
    }

    private static Rule loadBalancer() {
        return Rule.of(
                "name",
                32,
                "(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?",
                "letters, digits and hyphens, with none at either end and without internal- first");
    }

    private static Rule targetGroup() {
        return Rule.of(
                "name",
                32,
                "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?",
                "letters, digits and hyphens, with none at either end");
    }

    private static Rule database(String property) {
        return Rule.of(property, 63, "[a-z](-?[a-z0-9])*", DNS);
    }

    private static Rule parameterGroup() {
        return Rule.of(
                "name",
                255,
                "[a-z](?!.*--)([a-z0-9.-]*[a-z0-9.])?",
                "lower-case letters, digits, periods and single hyphens, with a letter first and no hyphen last");
    }

    private static Rule bucket() {
        return Rule.of(
                "bucket",
                63,
                "[a-z0-9][a-z0-9.-]+[a-z0-9]",
                "lower-case letters, digits, periods and hyphens, three signs at least");
    }

    /** The name; missing where the provider makes one. */
    public Value<String> name() {
        return props().string(rule.property);
    }

    /** Whether the program gives only the beginning of the name. */
    public Truth hasPrefix() {
        return props().has(rule.property + "Prefix");
    }

    /** The name that the provider will make, but for its last seven signs, which are random. */
    public String automaticName() {
        return resource().name() + "-0000000";
    }

    /** Whether the provider made a name, or a person one that looks like it. Those of database instances have no hyphen. */
    public boolean isAutomatic(String name) {
        String given = resource().name();
        return name.length() > given.length()
                && name.toLowerCase(Locale.ROOT).startsWith(given.toLowerCase(Locale.ROOT))
                && ADDITION.matcher(name.substring(given.length())).matches();
    }

    /** Whether no two resources of an account and Region may have the same name. */
    public boolean isUniqueInAccount() {
        return rule.isUnique;
    }

    /** The most signs that AWS takes. */
    public int longest() {
        return rule.most;
    }

    /** Whether AWS takes these signs in this order. */
    public boolean takes(String name) {
        return rule.signs.get().matcher(name).matches();
    }

    /** What AWS takes, in words. */
    public String taken() {
        return rule.words;
    }
}
