package dev.policypack.ecs.aws;

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

    /** As it was written, in quotes. */
    @Override
    public String toString() {
        return "\"" + text + "\"";
    }
}
