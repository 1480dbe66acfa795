package dev.policypack.policy;

/** Resource types and small policies for the tests of this package. */
final class Things {
    static final ResourceType<Group> GROUPS = ResourceType.of(Group::new, "aws:lb/targetGroup:TargetGroup");
    static final ResourceType<Resource> SERVICES = ResourceType.of(resource -> resource, "aws:ecs/service:Service");

    private Things() {}

    static final class Group extends ResourceView {
        Group(Resource resource) {
            super(resource);
        }
    }

    static Resource service(String name) {
        return Resource.of("aws:ecs/service:Service", name);
    }

    static Resource group(String name) {
        return Resource.of("aws:lb/targetGroup:TargetGroup", name);
    }

    static Policy policy(PolicyInfo info) {
        return new StackPolicy() {
            @Override
            public PolicyInfo about() {
                return info;
            }

            @Override
            public void check(Stack stack, Review review) {}
        };
    }
}
