package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.policypack.resource.ReferenceIndex;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * An image that the program builds, by the Docker or the Docker Build provider.
 *
 * <p>Sources: <a href="https://www.pulumi.com/registry/packages/docker/api-docs/image/">docker.Image</a>, <a
 * href="https://www.pulumi.com/registry/packages/docker-build/api-docs/image/">docker-build.Image</a>, as of 2026-11-21.
 */
public final class ImageBuild extends ResourceView {
    private static final String DOCKER_BUILD = "docker-build:index:Image";

    private static final ImmutableList<String> NAMES =
            ImmutableList.of("imageName", "repoDigest", "baseImageName", "ref");

    /** The types. */
    public static final ResourceType<ImageBuild> TYPE =
            ResourceType.of(ImageBuild::new, "docker:index/image:Image", "docker:image:Image", DOCKER_BUILD);

    private ImageBuild(Resource resource) {
        super(resource);
    }

    private boolean isDockerBuild() {
        return resource().type().equals(DOCKER_BUILD);
    }

    /** The folder, or the address, that it is built from; the folder of the program when it is missing. */
    public Value<String> context() {
        if (isDockerBuild()) {
            return props().object("context").string("location");
        }
        return props().object("build").string("context");
    }

    /** Where the Dockerfile lies; in the folder that it is built from when it is missing. */
    public Value<String> dockerfile() {
        if (isDockerBuild()) {
            return props().object("dockerfile").string("location");
        }
        return props().object("build").string("dockerfile");
    }

    /** Whether the Dockerfile stands in the program itself. */
    public Truth hasInlineDockerfile() {
        return isDockerBuild() ? props().object("dockerfile").has("inline") : Truth.no();
    }

    /** Whether a context is a folder, not the address of an archive or of a Git repository. */
    public static boolean isFolder(String context) {
        return !context.contains("://") && !context.startsWith("git@") && !context.equals("-");
    }

    /** The last folder of a path, in lower case; empty when it ends with the folder where the program is. */
    public static String lastFolder(String context) {
        List<String> folders = Splitter.on(CharMatcher.anyOf("/\\"))
                .omitEmptyStrings()
                .splitToStream(context)
                .filter(folder -> !folder.equals("."))
                .toList();
        return folders.isEmpty() ? "" : folders.get(folders.size() - 1).toLowerCase(Locale.ROOT);
    }

    /** The platforms that it is built for, such as {@code linux/arm64}; the machine's own when there is none. */
    public Items<Value<String>> platforms() {
        Props holder = isDockerBuild() ? props() : props().object("build");
        return holder.strings(isDockerBuild() ? "platforms" : "platform");
    }

    /** Whether it runs on such processors: {@code X86_64} or {@code ARM64}. */
    public Truth isBuiltFor(Value<String> architecture) {
        return platforms()
                .any(platform -> platform.matches(
                        architecture, (text, wanted) -> architecture(text).equals(wanted)));
    }

    private static String architecture(String platform) {
        String processor = platform.substring(platform.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        return processor.startsWith("arm64") || processor.startsWith("aarch64") ? "ARM64" : "X86_64";
    }

    /** Whether it is put into a registry, from which tasks can take it. */
    public Truth isPushed() {
        if (!isDockerBuild()) {
            return props().bool("skipPush").is(true).not();
        }
        return props().bool("push").is(true).or(() -> props().objects("exports").isNotEmpty());
    }

    /** Whether the containers of a task are made from it. */
    public Truth isUsedBy(TaskDefinition task, ReferenceIndex mentions) {
        Truth open = props().string("imageName").matches(name -> false);
        return mentions.in(task.resource(), "containerDefinitions", resource(), NAMES)
                .or(() -> props().strings("tags").any(tag -> task.containers()
                        .any(container -> container.image().matches(tag, (image, name) -> image.text()
                                .equals(name)))))
                .or(open);
    }
}
