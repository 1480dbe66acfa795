package dev.policypack.value;

/** The values of which one is enough. */
final class Constants {
    static final PropertyValue NULL = new PropertyValue.NullValue();
    static final PropertyValue UNKNOWN = new PropertyValue.UnknownValue();

    private Constants() {}
}
