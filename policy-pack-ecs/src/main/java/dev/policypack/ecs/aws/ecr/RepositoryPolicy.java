package dev.policypack.ecs.aws.ecr;

import dev.policypack.ecs.aws.iam.PolicyDocument;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** Who may use an ECR repository, beside those whom IAM lets in. */
public final class RepositoryPolicy extends ResourceView {
    /** The type. */
    public static final ResourceType<RepositoryPolicy> TYPE =
            ResourceType.of(RepositoryPolicy::new, "aws:ecr/repositoryPolicy:RepositoryPolicy");

    private RepositoryPolicy(Resource resource) {
        super(resource);
    }

    /** The document. */
    public PolicyDocument document() {
        return new PolicyDocument(props().json("policy"));
    }
}
