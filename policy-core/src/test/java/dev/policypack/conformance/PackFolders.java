package dev.policypack.conformance;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.io.Resources;
import dev.policypack.folder.PackFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes a folder of each pack: with the launchers that {@link PackFolder} gives to every pack, but without a jar of its own for each, a
 * zip and a class-data archive. Called by the build: {@code PackFolders <folder> <glob of jars to leave out>}.
 */
final class PackFolders {
    private static final ImmutableMap<Class<?>, String> PACKS = ImmutableMap.<Class<?>, String>builder()
            .put(SimplePack.class, "simple 1.0.0")
            .put(ConfigPack.class, "config 2.0.0")
            .put(ConfigSchemaPack.class, "config-schema 3.0.0")
            .put(DryrunPack.class, "dryrun 1.0.0")
            .put(EnforcementConfigPack.class, "enforcement-config 3.0.0")
            .put(InvalidPack.class, "invalid 1.0.0")
            .put(RemediatePack.class, "remediate 3.0.0")
            .put(StackConfigPack.class, "stack-config 2.0.0")
            .put(StackTagsPack.class, "stack-tags 2.0.0")
            .put(AnalyzeStackPack.class, "analyze-stack 1.0.0")
            .put(ResourceMetadataPack.class, "resource-metadata 1.0.0")
            .put(UnknownsPack.class, "unknowns 1.0.0")
            .buildOrThrow();

    private PackFolders() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        if (Files.exists(folder)) {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        PathMatcher leftOut = FileSystems.getDefault().getPathMatcher("glob:" + args[1]);
        List<Path> classPath = Splitter.on(File.pathSeparatorChar)
                .splitToStream(System.getProperty("java.class.path", ""))
                .map(Path::of)
                .filter(element -> !leftOut.matches(element.getFileName()))
                .toList();
        for (Map.Entry<Class<?>, String> pack : PACKS.entrySet()) {
            List<String> words = Splitter.on(' ').splitToList(pack.getValue());
            Path lib = Files.createDirectories(folder.resolve(words.get(0)).resolve("lib"));
            List<String> jars = copy(classPath, lib);
            make(folder.resolve(words.get(0)), pack.getKey().getName(), words.get(0), words.get(1), jars);
        }
    }

    private static void make(Path folder, String mainClass, String name, String version, List<String> jars)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", jars));
        try (OutputStream out = Files.newOutputStream(folder.resolve("pack.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        for (String launcher : List.of("start", "mvnw", "start.cmd", "mvnw.cmd", "pom.xml")) {
            String text = Resources.toString(Resources.getResource(PackFolder.class, launcher), StandardCharsets.UTF_8);
            Path file = Files.writeString(folder.resolve(launcher), text.replace("@MAIN_CLASS@", mainClass));
            file.toFile().setExecutable(!launcher.contains("."), false);
        }
        // The version here counts more than that of the pack, and the tests look for it.
        Files.writeString(
                folder.resolve("PulumiPolicy.yaml"), "name: " + name + "\nversion: " + version + "\nruntime: java\n");
    }

    /** Jars as they are, folders of classes as a jar. */
    private static List<String> copy(List<Path> classPath, Path lib) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path path : classPath) {
            if (Files.isDirectory(path)) {
                Path jar = lib.resolve(path.getFileName() + ".jar");
                zip(path, jar);
                names.add("lib/" + jar.getFileName());
            } else {
                Files.copy(path, lib.resolve(path.getFileName()));
                names.add("lib/" + path.getFileName());
            }
        }
        return names;
    }

    private static void zip(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }
}
