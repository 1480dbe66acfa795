package dev.policypack.ecs.aws.ec2;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import org.jspecify.annotations.Nullable;

/**
 * A range of IPv4 addresses, which is written as a CIDR block: {@code 10.0.0.0/16}.
 *
 * @param first the first address, as a number
 * @param prefix how many bits all addresses have in common
 */
public record Ipv4Range(long first, int prefix) {
    private static final CharMatcher WRITTEN = CharMatcher.inRange('0', '9').or(CharMatcher.anyOf("./"));

    /** The range of a text, null when it is none. */
    public static @Nullable Ipv4Range parse(String text) {
        int slash = text.indexOf('/');
        Long address = slash < 0 ? null : address(text.substring(0, slash));
        Integer prefix = slash < 0 ? null : Ints.tryParse(text.substring(slash + 1));
        if (address == null || prefix == null || prefix < 0 || prefix > 32) {
            return null;
        }
        long size = 1L << (32 - prefix);
        return new Ipv4Range(address / size * size, prefix);
    }

    /** The number of an address, null when the text is none. */
    public static @Nullable Long address(String text) {
        return InetAddresses.isInetAddress(text) && text.indexOf(':') < 0
                ? (Long) (InetAddresses.coerceToInteger(InetAddresses.forString(text)) & 0xFFFF_FFFFL)
                : null;
    }

    /** Whether a text is written as a range of IPv4 addresses but is none, as {@code 10.0.0.0/33} is. */
    static boolean isMalformed(String text) {
        return text.indexOf('.') >= 0 && WRITTEN.matchesAllOf(text) && parse(text) == null;
    }

    /** The last address, as a number. */
    public long last() {
        return first + (1L << (32 - prefix)) - 1;
    }

    /** Whether all addresses of the other one are in it. */
    public boolean contains(Ipv4Range other) {
        return first <= other.first && other.last() <= last();
    }

    /** Whether this address is in it. */
    public boolean contains(long address) {
        return first <= address && address <= last();
    }

    /** Whether both have an address in common. */
    public boolean overlaps(Ipv4Range other) {
        return first <= other.last() && other.first <= last();
    }
}
