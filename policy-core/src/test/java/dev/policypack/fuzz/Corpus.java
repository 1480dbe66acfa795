package dev.policypack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The inputs that are kept for a target: seeds, and what the fuzzer has found. */
public final class Corpus {
    private Corpus() {}

    /** A test for each input in the folder with the name of the target. */
    public static Stream<DynamicTest> tests(Class<?> target, Consumer<byte[]> run) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/corpus", target.getSimpleName()))) {
            List<Path> inputs = files.sorted().toList();
            assertThat(inputs).isNotEmpty();
            return inputs.stream()
                    .map(input -> DynamicTest.dynamicTest(
                            input.getFileName().toString(), () -> run.accept(Files.readAllBytes(input))));
        }
    }
}
