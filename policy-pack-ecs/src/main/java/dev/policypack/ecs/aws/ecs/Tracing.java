package dev.policypack.ecs.aws.ecs;

import dev.policypack.ecs.aws.ecr.ImageReference;
import java.util.regex.Pattern;

/**
 * Containers that pass traces on. Sources: <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-daemon-ecs.html">the X-Ray daemon
 * on ECS</a>, <a href="https://aws-otel.github.io/docs/setup/ecs">AWS Distro for OpenTelemetry on ECS</a>, <a
 * href="https://opentelemetry.io/docs/collector/install/docker/">images of the OpenTelemetry Collector</a>, as of 2026-11-21.
 */
public final class Tracing {
    private static final Pattern COLLECTORS = Pattern.compile(
            "(?:.*/)?(?:aws-)?(?:xray-daemon|otel-collector|opentelemetry-collector|adot-collector)[^/]*");

    private Tracing() {}

    /** Whether an image is the X-Ray daemon or a collector of OpenTelemetry. */
    public static boolean isCollector(ImageReference image) {
        return COLLECTORS.matcher(image.repository()).matches();
    }
}
