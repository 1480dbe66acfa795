package dev.policypack.ecs.aws.ecs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of CPU and memory that Fargate sells.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html">Amazon ECS Developer
 * Guide</a> and <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size">Task
 * size</a>, as of 2026-11-21.
 */
public final class FargateSizes {
    private static final ImmutableMap<Integer, MemorySizes> MEMORY_BY_CPU = ImmutableMap.<Integer, MemorySizes>builder()
            .put(256, MemorySizes.of(512, 1024, 2048))
            .put(512, MemorySizes.steps(1024, 4096, 1024))
            .put(1024, MemorySizes.steps(2048, 8192, 1024))
            .put(2048, MemorySizes.steps(4096, 16384, 1024))
            .put(4096, MemorySizes.steps(8192, 30720, 1024))
            .put(8192, MemorySizes.steps(16384, 61440, 4096))
            .put(16384, MemorySizes.steps(32768, 122880, 8192))
            .put(32768, MemorySizes.of(61440, 122880, 249856))
            .buildOrThrow();

    private static final Pattern VCPU = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*vcpu");
    private static final Pattern GB = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*gb");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final int UNITS_IN_ONE = 1024;
    private static final int LONGEST = 40;

    private FargateSizes() {}

    /**
     * The sizes of memory that go with one size of CPU, in MiB.
     *
     * @param sizes all of them
     * @param text how they are written in a sentence
     */
    public record MemorySizes(Set<Integer> sizes, String text) {
        static MemorySizes of(Integer... sizes) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < sizes.length; i++) {
                text.append(i == 0 ? "" : i == sizes.length - 1 ? " or " : ", ").append(sizes[i]);
            }
            return new MemorySizes(ImmutableSet.copyOf(sizes), text.toString());
        }

        static MemorySizes steps(int least, int most, int step) {
            ImmutableSortedSet.Builder<Integer> sizes = ImmutableSortedSet.naturalOrder();
            for (int size = least; size <= most; size += step) {
                sizes.add(size);
            }
            return new MemorySizes(sizes.build(), least + " to " + most + " in steps of " + step);
        }

        /** Whether a size is one of them. */
        public boolean includes(int mebibytes) {
            return sizes.contains(mebibytes);
        }

        /** As it is written in a sentence: {@code 512, 1024 or 2048}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A pair that Fargate sells.
     *
     * @param cpuUnits CPU units; 1024 are one vCPU
     * @param mebibytes memory in MiB
     */
    public record Pair(int cpuUnits, int mebibytes) {}

    /** All pairs, the smaller ones first. */
    public static List<Pair> pairs() {
        return MEMORY_BY_CPU.entrySet().stream()
                .flatMap(row -> row.getValue().sizes().stream().sorted().map(size -> new Pair(row.getKey(), size)))
                .collect(ImmutableList.toImmutableList());
    }

    /** The sizes of CPU, in CPU units; 1024 are one vCPU. */
    public static Set<Integer> cpus() {
        return MEMORY_BY_CPU.keySet();
    }

    /** The sizes of memory that go with a size of CPU; null for one that Fargate does not sell. */
    public static @Nullable MemorySizes memoryFor(int cpuUnits) {
        return MEMORY_BY_CPU.get(cpuUnits);
    }

    /** CPU units out of {@code "256"} or {@code "0.25 vCPU"}; empty for another text. */
    public static Optional<Integer> cpuUnits(String cpu) {
        return units(cpu, VCPU);
    }

    /** MiB out of {@code "512"} or {@code "0.5 GB"}; empty for another text. */
    public static Optional<Integer> mebibytes(String memory) {
        return units(memory, GB);
    }

    private static Optional<Integer> units(String text, Pattern withUnit) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(plain).matches()) {
            return Optional.of(Integer.valueOf(plain));
        }
        Matcher matcher = withUnit.matcher(plain);
        return matcher.matches()
                ? Optional.of((int) Math.round(Double.parseDouble(matcher.group(1)) * UNITS_IN_ONE))
                : Optional.empty();
    }
}
