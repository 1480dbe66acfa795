package dev.policypack.conformance;

import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Value;

/** The only resource of the tests' provider. */
final class Simple extends ResourceView {
    static final ResourceType<Simple> TYPE = ResourceType.of(Simple::new, "simple:index:Resource");

    private Simple(Resource resource) {
        super(resource);
    }

    Value<Boolean> value() {
        return props().bool("value");
    }

    /** A policy that looks at these resources. */
    abstract static class SimplePolicy implements ResourcePolicy<Simple> {
        @Override
        public final ResourceType<Simple> type() {
            return TYPE;
        }

        /** Reports the property when its value is not the wanted one. */
        static void demand(boolean wanted, Simple resource, Review review) {
            if (review.when(resource.value().is(wanted).not())) {
                review.at(resource).violation("Property was %s", resource.value());
            }
        }
    }
}
