package dev.policypack.ecs.aws.ecr;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an image's reference. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition.image</a>.
 *
 * @param text all of it, as it was written
 * @param registry the host, with its port if any; empty for Docker Hub
 * @param repository the repository in the registry
 * @param tag the tag; empty when there is none
 * @param digest the digest, {@code sha256:…}; empty when there is none
 */
public record ImageReference(String text, String registry, String repository, String tag, String digest) {
    /**
     * Hosts of private registries. Source: <a
     * href="https://docs.aws.amazon.com/general/latest/gr/ecr.html">Amazon ECR endpoints</a>, as of 2026-11-21.
     */
    private static final Pattern PRIVATE_ECR = Pattern.compile(
            "([0-9]{12})\\.dkr"
                    + "(?:\\.ecr(?:-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?|-ecr(?:-fips)?\\.[a-z0-9-]+\\.on\\.(?:aws|amazonwebservices\\.com\\.cn))");

    private static final int ACCOUNT = 12;

    /**
     * Repositories of AWS that tasks pull from. Sources: <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-docker-buffer-limit.html">FireLens</a>, <a
     * href="https://docs.aws.amazon.com/app-mesh/latest/userguide/envoy.html">App Mesh</a>, <a
     * href="https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-ecr-repository-gdu-agent.html">GuardDuty</a>, as of
     * 2026-11-21.
     */
    private static final ImmutableSet<String> HANDED_OUT = ImmutableSet.of(
            "aws-for-fluent-bit",
            "aws-appmesh-envoy",
            "aws-appmesh-proxy-route-manager",
            "aws-guardduty-agent-fargate");

    /** Takes a reference apart; whatever the text is, there are parts. */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        String tag = tagged ? named.substring(colon + 1) : "";
        String path = tagged ? named.substring(0, colon) : named;
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return new ImageReference(text, host ? first : "", host ? path.substring(slash + 1) : path, tag, digest);
    }

    /** Whether it always means the same image: by digest, or by a tag other than {@code latest}. */
    public boolean isPinned() {
        return !digest.isEmpty() || (!tag.isEmpty() && !tag.equals("latest"));
    }

    /** Whether it lies in a private registry of Amazon ECR. */
    public boolean isInPrivateEcr() {
        return ecrAccount().isPresent();
    }

    /** The account whose private registry of Amazon ECR it lies in; empty for another registry. */
    public Optional<String> ecrAccount() {
        // Policies ask this of each image for each repository, so that most are ruled out by a look at the twelfth
        // sign.
        if (!registry.startsWith(".dkr", ACCOUNT)) {
            return Optional.empty();
        }
        Matcher matcher = PRIVATE_ECR.matcher(registry);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    /** Whether AWS itself hands it out, for the sidecars of its services, from an account of its own in each Region. */
    public boolean isHandedOutByAws() {
        return isInPrivateEcr() && HANDED_OUT.contains(repository);
    }

    /** Registry and repository as they were written, without tag and digest. */
    public String untagged() {
        return registry.isEmpty() ? repository : registry + "/" + repository;
    }

    /** Registry and repository, with what Docker adds when the program leaves it out: {@code docker.io/library/nginx}. */
    public String fullName() {
        if (!registry.isEmpty()) {
            return registry + "/" + repository;
        }
        return "docker.io/" + (repository.contains("/") ? repository : "library/" + repository);
    }

    /** As it was written, in quotes. */
    @Override
    public String toString() {
        return "\"" + text + "\"";
    }
}
