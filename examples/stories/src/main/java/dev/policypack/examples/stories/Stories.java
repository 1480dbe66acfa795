package dev.policypack.examples.stories;

import com.google.common.collect.ImmutableList;

/** All stories. */
public final class Stories {
    private Stories() {}

    /** The stories, one for each policy of the pack. */
    public static ImmutableList<Story> all() {
        return ImmutableList.<Story>builder()
                .addAll(TaskStories.all())
                .addAll(ServiceStories.all())
                .build();
    }
}
