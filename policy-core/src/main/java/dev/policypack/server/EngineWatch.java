package dev.policypack.server;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Notices that nobody needs the pack any more: the protocol has no heartbeat, and the Java language host forgets what it started. Looks
 * every few seconds whether the engine still takes connections and whether the process that started this one is still there.
 */
final class EngineWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(1);

    /** A single refusal may be a full queue. */
    private static final int REFUSALS_THAT_COUNT = 2;

    private final Runnable onGone;
    private volatile String engineAddress;

    EngineWatch(String engineAddress, Runnable onGone) {
        this.engineAddress = engineAddress;
        this.onGone = onGone;
    }

    /** Where the engine says that it listens; counts more than the command line. */
    void engineIsAt(String address) {
        if (!address.isBlank()) {
            engineAddress = address;
        }
    }

    /** Begins to look, in the background. */
    void start() {
        Thread thread = new Thread(this::watch, "engine-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Optional<ProcessHandle> parent = Optional.empty();
        int looks = 0;
        int refusals = 0;
        while (refusals < REFUSALS_THAT_COUNT) {
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            if (looks++ == 0) {
                // Not before: it costs milliseconds that a starting pack does not have.
                parent = ProcessHandle.current().parent();
            }
            if (parent.isPresent() && !parent.get().isAlive()) {
                break;
            }
            refusals = engineAnswers() ? 0 : refusals + 1;
        }
        onGone.run();
    }

    private boolean engineAnswers() {
        List<String> parts = Splitter.on(':').splitToList(engineAddress);
        if (parts.size() != 2) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts.get(0), Integer.parseInt(parts.get(1))), (int)
                    LONGEST_CONNECT.toMillis());
            return true;
        } catch (NumberFormatException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
