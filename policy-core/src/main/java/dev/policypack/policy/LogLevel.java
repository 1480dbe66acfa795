package dev.policypack.policy;

/** Who is to see what a policy logs. */
public enum LogLevel {
    /** Those who run {@code pulumi} with {@code --debug}. */
    DEBUG,
    /** Everybody. */
    INFO,
    /** Everybody, as something that may be wrong. */
    WARNING
}
