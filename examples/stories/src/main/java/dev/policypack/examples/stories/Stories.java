package dev.policypack.examples.stories;

import com.google.common.collect.ImmutableList;

/** All stories. */
public final class Stories {
    private Stories() {}

    /** The stories, one for each policy of the pack. */
    public static ImmutableList<Story> all() {
        return ImmutableList.<Story>builder()
                .addAll(ProgramStories.all())
                .addAll(TaskStories.all())
                .addAll(ServiceStories.all())
                .addAll(LoadBalancerStories.all())
                .addAll(SecurityStories.all())
                .addAll(RegistryStories.all())
                .addAll(DatabaseStories.all())
                .addAll(NetworkStories.all())
                .addAll(GovernanceStories.all())
                .build();
    }

    /**
     * The story of one policy.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Story of(String policy) {
        return all().stream()
                .filter(story -> story.policy().equals(policy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no story of a policy " + policy + "."));
    }
}
