package dev.policypack.ecs.aws.ecr;

import com.google.common.collect.ImmutableSet;
import java.util.regex.Pattern;

/**
 * Images that hold a system or a language and no application: by themselves they start a shell or a prompt, which ends at once.
 *
 * <p>Sources: the default commands of the <a href="https://github.com/docker-library/official-images/tree/master/library">Docker official
 * images</a>, of the images of <a href="https://github.com/dotnet/dotnet-docker">.NET</a>, and of <a
 * href="https://github.com/GoogleContainerTools/distroless">distroless</a>, as of 2026-11-21.
 */
public final class BaseImages {
    private static final ImmutableSet<String> OFFICIAL = ImmutableSet.of(
            "almalinux",
            "alpine",
            "amazoncorretto",
            "amazonlinux",
            "archlinux",
            "bash",
            "buildpack-deps",
            "busybox",
            "centos",
            "clojure",
            "debian",
            "eclipse-temurin",
            "elixir",
            "erlang",
            "fedora",
            "gcc",
            "golang",
            "gradle",
            "groovy",
            "haskell",
            "ibm-semeru-runtimes",
            "ibmjava",
            "julia",
            "maven",
            "mono",
            "node",
            "openjdk",
            "oraclelinux",
            "perl",
            "photon",
            "php",
            "pypy",
            "python",
            "r-base",
            "rockylinux",
            "ruby",
            "rust",
            "sapmachine",
            "swift",
            "ubuntu");

    // The same images where others hand them on.
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:docker\\.io|index\\.docker\\.io|registry-1\\.docker\\.io|"
                    + "public\\.ecr\\.aws/docker|mirror\\.gcr\\.io)/library/([^/]+)");

    private static final Pattern OTHERS = Pattern.compile("public\\.ecr\\.aws/amazonlinux/amazonlinux"
            + "|public\\.ecr\\.aws/amazoncorretto/amazoncorretto"
            + "|public\\.ecr\\.aws/ubuntu/ubuntu"
            + "|public\\.ecr\\.aws/debian/debian"
            + "|mcr\\.microsoft\\.com/dotnet/(?:sdk|runtime|runtime-deps|aspnet)"
            + "|mcr\\.microsoft\\.com/openjdk/jdk"
            + "|gcr\\.io/distroless/.+"
            + "|registry\\.access\\.redhat\\.com/ubi[0-9]+/.+");

    // Apache and FPM serve requests without being told to.
    private static final Pattern SERVING_TAG = Pattern.compile(".*(?:apache|fpm).*");

    private BaseImages() {}

    /** Whether an image is one of them. */
    public static boolean include(ImageReference image) {
        String name = image.fullName();
        var official = ELSEWHERE.matcher(name);
        if (official.matches()) {
            return OFFICIAL.contains(official.group(1))
                    && !SERVING_TAG.matcher(image.tag()).matches();
        }
        return OTHERS.matcher(name).matches();
    }
}
