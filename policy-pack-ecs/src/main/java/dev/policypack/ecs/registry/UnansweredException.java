package dev.policypack.ecs.registry;

/** A registry gave no answer that says whether an image is there. */
final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    /** Why, as in {@link RegistryAnswer.Unanswered}; never with what somebody else has written, in which credentials may stand. */
    UnansweredException(String why) {
        super(why);
        this.why = why;
    }

    String description() {
        return why;
    }
}
