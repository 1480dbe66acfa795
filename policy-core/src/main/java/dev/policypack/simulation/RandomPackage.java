package dev.policypack.simulation;

import static dev.policypack.simulation.SimulatedType.type;

import dev.policypack.value.PropertyValue;
import java.util.Collection;
import java.util.List;

/**
 * The random values that programs of every cloud make names and passwords of.
 *
 * @see <a href="https://www.pulumi.com/registry/packages/random/api-docs/">the package</a>
 */
final class RandomPackage implements SimulatedPackage {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public Collection<SimulatedType> types() {
        return List.of(
                type("random:index/randomString:RandomString")
                        .output("result", "{alnum16}")
                        .id("{result}")
                        .build(),
                type("random:index/randomPassword:RandomPassword")
                        .output("id", "none")
                        .output("result", output -> PropertyValue.secret(output.fill("{letters16}{digits8}")))
                        .output("bcryptHash", output -> PropertyValue.secret(output.fill("$2a$10${alnum53}")))
                        .build(),
                type("random:index/randomId:RandomId")
                        .output("hex", "{hex16}")
                        .output("dec", "{digits18}")
                        .output("b64Std", "{letters11}=")
                        .output("b64Url", "{letters11}")
                        .output("id", output -> output.string("b64Url", ""))
                        .build(),
                type("random:index/randomPet:RandomPet")
                        .id("simulated-{letters6}")
                        .build());
    }
}
