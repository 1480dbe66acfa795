package dev.policypack.policy;

/** What mainly goes wrong when a policy is violated; the docs are ordered by it, and {@link Preset} rests on it. */
public enum Consequence {
    /** Nothing is said about it. */
    UNSPECIFIED("Other"),
    /** It is refused by the cloud, the provider or a build, often when half of the deployment is done. */
    REFUSED("The deployment fails: something is refused, often half-way"),
    /** What was deployed does not start or is not found healthy, and the deployment waits for it. */
    HANGS("The deployment hangs: what it starts does not come up"),
    /** Users notice: nothing answers, a failure spreads, or another version runs than was meant. */
    OUTAGE("Users notice it: an outage, or another version than was meant"),
    /** Data is gone. */
    DATA_LOSS("Data is lost"),
    /** Data, credentials or rights are open to others. */
    EXPOSED("Data, credentials or rights are open to others"),
    /** Nobody sees what happens, or can find out afterwards. */
    UNOBSERVED("Nobody sees what happens"),
    /** Money is spent for nothing, or nobody knows on what. */
    COST("Money is spent for nothing, or nobody knows on what"),
    /** Programs and accounts become hard to keep in order. */
    UNTIDY("Programs and accounts become hard to keep in order");

    private final String title;

    Consequence(String title) {
        this.title = title;
    }

    /** The heading under which policies with this consequence stand. */
    public String title() {
        return title;
    }

    /** Whether the deployment itself does not get to its end. */
    public boolean endsDeployment() {
        return this == REFUSED || this == HANGS;
    }
}
