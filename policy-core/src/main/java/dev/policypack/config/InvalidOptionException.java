package dev.policypack.config;

/** A user gave an option a value that it does not take; the message is a sentence for that user. */
public final class InvalidOptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Takes the sentence. */
    public InvalidOptionException(String message) {
        super(message);
    }
}
