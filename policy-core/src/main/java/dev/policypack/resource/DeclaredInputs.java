package dev.policypack.resource;

import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Set;

/**
 * The properties of a resource as its program wrote them. In a preview, a property that nobody wrote is not known either while the
 * provider has yet to fill it in: it then has its default, which a view knows, and nothing has to wait for it.
 */
public final class DeclaredInputs {
    private DeclaredInputs() {}

    /** The properties without those that are only waiting to be filled in; all of them when it is not known what was written. */
    public static Props of(Resource resource) {
        Props props = resource.props();
        Set<String> inputs = resource.inputs();
        if (inputs.isEmpty()) {
            return props;
        }
        Props[] written = {props};
        Truth read = props.keys().matches(keys -> {
            keys.stream()
                    .filter(key -> !inputs.contains(key) && props.has(key).answer() == Truth.Answer.UNKNOWN)
                    .forEach(key -> written[0] = written[0].without(key));
            return true;
        });
        return read.answer() == Truth.Answer.YES ? written[0] : props;
    }
}
