package dev.policypack.ecs.policies.governance;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesFitTest {
    private final PolicyTester policy = PolicyTester.of(new NamesFit());

    @Test
    void measures_names() {
        Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web");
        policy.given(balancer.with("name", "a".repeat(32))).passes();
        policy.given(balancer.with("name", "a".repeat(33)))
                .violates("name is \"%s\", which has 33 characters; AWS accepts at most 32".formatted("a".repeat(33)));
        policy.given(Resource.of("aws:iam/role:Role", "web").with("name", "a".repeat(65)))
                .violates("name is \"%s\", which has 65 characters; AWS accepts at most 64".formatted("a".repeat(65)));
    }

    @ParameterizedTest
    @CsvSource({
        "aws:lb/loadBalancer:LoadBalancer, name, web-prod",
        "aws:alb/targetGroup:TargetGroup, name, internal-web",
        "aws:ecr/repository:Repository, name, web-prod/nginx/nginx-unprivileged",
        "aws:ecr/repository:Repository, name, a__b.c-d",
        "aws:cloudwatch/logGroup:LogGroup, name, /aws/rds/cluster/web/postgresql",
        "aws:rds/cluster:Cluster, clusterIdentifier, web-prod-1",
        "aws:kms/alias:Alias, name, alias/web",
        "aws:sqs/queue:Queue, name, orders.fifo",
        "aws:s3/bucketV2:BucketV2, bucket, my.bucket-1",
        "aws:ecs/taskDefinition:TaskDefinition, family, web_1"
    })
    void accepts_names_that_aws_takes(String type, String property, String name) {
        policy.given(Resource.of(type, "x").with(property, name)).passes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "aws:lb/loadBalancer:LoadBalancer; name; shop_web; letters, digits and hyphens, with none at either end and without internal- first",
                "aws:lb/targetGroup:TargetGroup; name; web-; letters, digits and hyphens, with none at either end",
                "aws:ecr/repository:Repository; name; Shop/Web; lower-case letters, digits and single . _ - / between them",
                "aws:cloudwatch/logGroup:LogGroup; name; /ecs/web service; letters, digits and ._-/#",
                "aws:rds/cluster:Cluster; clusterIdentifier; web--prod; lower-case letters, digits and single hyphens, with a letter first and no hyphen last",
                "aws:ecs/cluster:Cluster; name; web.prod; letters, digits, hyphens and underscores",
                "aws:kms/alias:Alias; name; web; alias/ and then letters, digits and :/_-, without aws/ first"
            })
    void names_what_aws_takes(String type, String property, String name, String taken) {
        policy.given(Resource.of(type, "x").with(property, name))
                .violates("%s is \"%s\"; AWS accepts %s".formatted(property, name, taken));
    }

    @Test
    void measures_names_that_pulumi_makes() {
        Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "a".repeat(25));
        policy.given(balancer)
                .violates("name will be generated from \"%s\" and have 33 characters; AWS accepts at most 32"
                        .formatted("a".repeat(25)));
        policy.given(balancer.with("namePrefix", "web")).passes();
        policy.given(Resource.of("aws:lb/loadBalancer:LoadBalancer", "a".repeat(24)))
                .passes();
        policy.in(new StackContext("shop", "dev", "organization", true, Map.of("pulumi:autonaming", "{}"), Map.of()))
                .given(balancer)
                .passes();
    }

    @Test
    void leaves_an_output_that_became_text_to_its_own_policy() {
        policy.given(Resource.of("aws:lb/loadBalancer:LoadBalancer", "web")
                        .with("name", "web-Calling [toString] on an [Output<T>] is not supported."))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(Resource.of("aws:lb/loadBalancer:LoadBalancer", "web").with("name", unknown()))
                .isUndecidedOn("name");
    }
}
