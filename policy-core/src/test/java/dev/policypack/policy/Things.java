package dev.policypack.policy;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;

/** Resource types and small policies for the tests of this package. */
public final class Things {
    public static final ResourceType<Group> GROUPS = ResourceType.of(Group::new, "aws:lb/targetGroup:TargetGroup");
    public static final ResourceType<Resource> SERVICES =
            ResourceType.of(resource -> resource, "aws:ecs/service:Service");

    private Things() {}

    public static final class Group extends ResourceView {
        Group(Resource resource) {
            super(resource);
        }
    }

    public static Resource service(String name) {
        return Resource.of("aws:ecs/service:Service", name);
    }

    public static Resource group(String name) {
        return Resource.of("aws:lb/targetGroup:TargetGroup", name);
    }

    public static Policy policy(PolicyInfo info) {
        return new StackPolicy() {
            @Override
            public PolicyInfo about() {
                return info;
            }

            @Override
            public void validate(Stack stack, Review review) {}
        };
    }
}
