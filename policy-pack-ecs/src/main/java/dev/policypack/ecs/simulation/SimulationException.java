package dev.policypack.ecs.simulation;

/** The simulated AWS refuses something; the message is one sentence for the author of the program. */
final class SimulationException extends RuntimeException {
    SimulationException(String message) {
        super(message);
    }
}
