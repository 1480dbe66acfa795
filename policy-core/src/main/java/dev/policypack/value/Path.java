package dev.policypack.value;

import com.google.common.base.CharMatcher;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in the properties of a resource: {@code containerDefinitions[0].image}. A path goes on inside a
 * text that is read as JSON, as if the document stood there itself.
 */
public final class Path implements Placed {
    private static final CharMatcher PLAIN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("_-$"));
    private static final int NO_INDEX = -1;
    private static final int LONGEST_KEY = 120;

    private final String owner;
    private final @Nullable Path parent;
    private final String key;
    private final int index;
    private final int hash;

    private Path(String owner, @Nullable Path parent, String key, int index) {
        this.owner = owner;
        this.parent = parent;
        this.key = key;
        this.index = index;
        // Answers keep their evidence in sets: a long path must not be walked again for each.
        this.hash = 31 * (parent == null ? owner.hashCode() : parent.hash) + key.hashCode() + index;
    }

    /**
     * The root of a resource's properties.
     *
     * @param owner the resource as a person knows it, by type and name; empty where there is none
     */
    public static Path root(String owner) {
        return new Path(owner, null, "", NO_INDEX);
    }

    /** The property of this name below this path. */
    public Path key(String name) {
        return new Path(owner, this, name, NO_INDEX);
    }

    /** The list element at this position, counted from 0, below this path. */
    public Path index(int position) {
        return new Path(owner, this, "", position);
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
        return path.key;
    }

    /** This path. */
    @Override
    public Path path() {
        return this;
    }

    /** The name of the last step; empty for the root and for an element of a list. */
    public String name() {
        return key;
    }

    /** Whether this is the root of a resource's properties. */
    public boolean isRoot() {
        return parent == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path that
                && hash == that.hash
                && index == that.index
                && key.equals(that.key)
                && owner.equals(that.owner)
                && Objects.equals(parent, that.parent);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As a person writes it; empty for the root. */
    @Override
    public String toString() {
        return parent == null ? "" : parent + step(parent);
    }

    /** How the last step is written. Put together only when somebody reads it: most paths are never shown. */
    private String step(Path from) {
        if (index != NO_INDEX) {
            return "[" + index + "]";
        }
        if (key.isEmpty() || !PLAIN.matchesAllOf(key)) {
            return "[\"" + Display.visible(shown(key)).replace("\"", "\\\"") + "\"]";
        }
        return from.parent == null ? key : "." + key;
    }

    /** A key of megabytes is nobody's name. */
    private static String shown(String key) {
        String oneLine = key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "…";
        return oneLine.replace('\n', ' ');
    }
}
