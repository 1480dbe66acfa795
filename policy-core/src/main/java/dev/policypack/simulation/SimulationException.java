package dev.policypack.simulation;

/** A simulated provider refuses something, as the real one would; the message is one sentence for the author of the program. */
public final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A refusal.
     *
     * @param message what is refused and why, in the words of the real provider where there are any
     */
    public SimulationException(String message) {
        super(message);
    }
}
