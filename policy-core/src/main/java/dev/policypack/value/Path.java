package dev.policypack.value;

import com.google.common.base.CharMatcher;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in the properties of a resource: {@code containerDefinitions[0].image}. A path goes on inside a
 * text that is read as JSON, as if the document stood there itself.
 */
public final class Path {
    private static final CharMatcher PLAIN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("_-$"));

    private final String owner;
    private final @Nullable Path parent;
    private final String segment;

    private Path(String owner, @Nullable Path parent, String segment) {
        this.owner = owner;
        this.parent = parent;
        this.segment = segment;
    }

    /**
     * The root of a resource's properties.
     *
     * @param owner the resource as a person knows it, by type and name; empty where there is none
     */
    public static Path root(String owner) {
        return new Path(owner, null, "");
    }

    /** The property of this name below this path. */
    public Path key(String key) {
        if (key.isEmpty() || !PLAIN.matchesAllOf(key)) {
            return new Path(owner, this, "[\"" + key.replace("\"", "\\\"") + "\"]");
        }
        return new Path(owner, this, parent == null ? key : "." + key);
    }

    /** The list element at this position, counted from 0, below this path. */
    public Path index(int index) {
        return new Path(owner, this, "[" + index + "]");
    }

    /** The resource whose property this is, by type and name; empty where there is none. */
    public String owner() {
        return owner;
    }

    /** The name of the top-level property that this path begins with; empty for the root itself. */
    public String property() {
        Path path = this;
        while (path.parent != null && path.parent.parent != null) {
            path = path.parent;
        }
        return path.segment;
    }

    /** Whether this is the root of a resource's properties. */
    public boolean isRoot() {
        return parent == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path that
                && owner.equals(that.owner)
                && segment.equals(that.segment)
                && Objects.equals(parent, that.parent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, parent, segment);
    }

    /** As a person writes it; empty for the root. */
    @Override
    public String toString() {
        return parent == null ? "" : parent + segment;
    }
}
