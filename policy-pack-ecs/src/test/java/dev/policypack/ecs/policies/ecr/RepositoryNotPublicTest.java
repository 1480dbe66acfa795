package dev.policypack.ecs.policies.ecr;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class RepositoryNotPublicTest {
    private final PolicyTester policy = PolicyTester.of(new RepositoryNotPublic());
    private final Resource repository =
            Resource.of("aws:ecr/repositoryPolicy:RepositoryPolicy", "web").with("repository", "web");

    @Test
    void refuses_everyone() {
        policy.given(repository.with("policy", document("Allow", "\"*\"", "{}")))
                .violates("policy.Statement[0].Principal: the statement allows everybody to use the repository");
        policy.given(repository.with("policy", document("Allow", "{\"AWS\": [\"arn:aws:iam::1:root\", \"*\"]}", "{}")))
                .violates("policy.Statement[0].Principal.AWS[1]: the statement allows everybody to use the repository");
    }

    @Test
    void accepts_accounts_conditions_and_denials() {
        policy.given(repository.with(
                        "policy", document("Allow", "{\"AWS\": \"arn:aws:iam::123456789012:root\"}", "{}")))
                .passes();
        policy.given(repository.with(
                        "policy", document("Allow", "\"*\"", "{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1\"}}")))
                .passes();
        policy.given(repository.with("policy", document("Deny", "\"*\"", "{}"))).passes();
        policy.given(repository.with("policy", unknown())).isUndecidedOn("policy");
    }

    private static String document(String effect, String principal, String condition) {
        return """
                {"Statement": [{"Effect": "%s", "Principal": %s, "Action": "ecr:BatchGetImage", "Condition": %s}]}
                """
                .formatted(effect, principal, condition);
    }
}
