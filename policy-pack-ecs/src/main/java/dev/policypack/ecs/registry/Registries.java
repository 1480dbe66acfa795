package dev.policypack.ecs.registry;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.ecr.ImageReference;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The registries of images, as this machine reaches them: with the credentials that {@code docker login} has left, through the proxy that
 * the environment names.
 */
public final class Registries {
    private static final int MOST_AT_ONCE = 16;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Map<String, String> environment;
    private final Duration longest;
    private final Duration firstPause;

    /**
     * Prepares to look; nothing is asked yet.
     *
     * @param longest how long one {@link #look} may take, with all its images
     */
    public Registries(Duration longest) {
        this(System.getenv(), longest, FIRST_PAUSE);
    }

    /** The same with another environment, and another pause before an attempt is repeated for the first time. */
    Registries(Map<String, String> environment, Duration longest, Duration firstPause) {
        this.environment = ImmutableMap.copyOf(environment);
        this.longest = longest;
        this.firstPause = firstPause;
    }

    /**
     * Asks for each image once, for several at a time. Ends in time whatever the registries do, and at once when the thread is
     * interrupted, which it still is afterwards; what has not answered by then is unanswered.
     *
     * @return an answer for each image
     */
    public Map<ImageReference, RegistryAnswer> look(Collection<ImageReference> images) {
        List<ImageReference> distinct = ImmutableSet.copyOf(images).asList();
        if (distinct.isEmpty()) {
            return ImmutableMap.of();
        }
        Http http = new Http(environment, firstPause);
        DockerCredentials credentials = new DockerCredentials(environment);
        List<Callable<RegistryAnswer>> looks = distinct.stream()
                .<Callable<RegistryAnswer>>map(image -> () -> look(image, http, credentials))
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(distinct.size(), MOST_AT_ONCE), task -> {
            Thread thread = new Thread(task, "registry");
            thread.setDaemon(true);
            return thread;
        });
        ImmutableMap.Builder<ImageReference, RegistryAnswer> answers = ImmutableMap.builder();
        try {
            Iterator<Future<RegistryAnswer>> futures = executor.invokeAll(
                            looks, longest.toMillis(), TimeUnit.MILLISECONDS)
                    .iterator();
            for (ImageReference image : distinct) {
                answers.put(image, answer(futures.next(), image));
            }
            return answers.buildOrThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RegistryAnswer unanswered = new RegistryAnswer.Unanswered("the look into the registries was interrupted");
            return distinct.stream().collect(ImmutableMap.toImmutableMap(image -> image, image -> unanswered));
        } finally {
            executor.shutdownNow();
        }
    }

    private static RegistryAnswer look(ImageReference image, Http http, DockerCredentials credentials)
            throws InterruptedException {
        try {
            return new ImageLook(image, http, credentials).answer();
        } catch (UnansweredException e) {
            return new RegistryAnswer.Unanswered(e.description());
        }
    }

    private RegistryAnswer answer(Future<RegistryAnswer> look, ImageReference image) throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException e) {
            return new RegistryAnswer.Unanswered(
                    RegistryName.of(image) + " gave no answer within " + longest.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an image could not be looked up", e.getCause());
        }
    }
}
