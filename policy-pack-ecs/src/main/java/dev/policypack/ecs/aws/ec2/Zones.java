package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.Candidates;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Availability Zones in which some subnets lie. */
public final class Zones {
    /** Local Zones and Wavelength Zones have more in their names: {@code us-west-2-lax-1a}. */
    private static final Pattern AVAILABILITY_ZONE = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+[a-z]");

    private final Refs<Subnet> subnets;
    private final Set<String> found = new TreeSet<>();
    private final Truth known;
    private final boolean exact;
    private boolean secret;

    private Zones(Refs<Subnet> subnets, Stack stack) {
        this.subnets = subnets;
        List<Candidates<Subnet>> candidates = subnets.resolve(stack);
        this.known = Truth.all(candidates.stream().map(this::read).toList());
        // A link whose value is known waits for nothing, wherever it leads.
        this.exact = subnets.areNamedByEngine()
                || candidates.stream().allMatch(one -> one.resources().size() == 1)
                || subnets.each().stream().allMatch(link -> link.isPresent().answer() == Truth.Answer.YES);
    }

    /** The zones of these subnets. */
    public static Zones of(Refs<Subnet> subnets, Stack stack) {
        return new Zones(subnets, stack);
    }

    private Truth read(Candidates<Subnet> subnet) {
        Truth all = Truth.all(subnet.resources().stream()
                .map(world -> world.zone().matches(zone -> {
                    found.add(zone);
                    secret |= world.zone().isSecret();
                    return true;
                }))
                .toList());
        return subnet.resources().isEmpty() ? subnet.is(world -> Truth.yes()) : all;
    }

    /** Whether the subnets lie in so many zones. */
    public Truth areAtLeast(long number) {
        if (subnets.size().matches(links -> links < number).answer() == Truth.Answer.YES) {
            return Truth.no(); // wherever they lie
        }
        if (found.size() < number) {
            return known.answer() == Truth.Answer.YES ? Truth.no() : known;
        }
        return exact ? Truth.yes() : Truth.unknown(subnets.waiting());
    }

    /** Whether one of them is a Local Zone, a Wavelength Zone or an Outpost, for which AWS has other rules. */
    public boolean holdSpecialOne() {
        return found.stream()
                .anyMatch(zone ->
                        zone.contains("-") && !AVAILABILITY_ZONE.matcher(zone).matches());
    }

    /** The names of the zones, as a list in a sentence. */
    @Override
    public String toString() {
        if (found.isEmpty()) {
            return "one zone";
        }
        return secret ? "[secret]" : Display.of(found).replace(" or ", " and ");
    }
}
