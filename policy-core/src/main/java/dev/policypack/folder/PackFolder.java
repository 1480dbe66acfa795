package dev.policypack.folder;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.io.Resources;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the folder of a policy pack, and the same as a zip beside it, out of the class path that it runs on.
 *
 * <p>Called by a build: {@code PackFolder <folder> <main class> <jar of the pack> [glob of jars to leave out]...}. The folder holds the
 * jars, the pack's {@code exemptions.yaml} where its jar has one at its root, a launcher for each way in which Pulumi starts a pack, what the licences of the libraries ask for, and the class-data archive for the
 * Java that the build runs on.
 */
public final class PackFolder {
    private static final ImmutableList<String> PROGRAMS = ImmutableList.of("start", "mvnw");
    private static final ImmutableList<String> FILES =
            ImmutableList.of("start.cmd", "mvnw.cmd", "pom.xml", "PulumiPolicy.yaml", "gitignore", "NOTICE");

    /** The protocol of analyzers, of which the SDK has the classes. */
    private static final String PROTOCOL = "/pulumirpc/AnalyzerGrpc.class";

    /** Lies in the sources of the pack, in src/main/resources, and so at the root of its jar. */
    private static final String EXEMPTIONS = "exemptions.yaml";

    private final Path folder;
    private final String mainClass;

    private PackFolder(Path folder, String mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
    }

    /** Makes the folder; ends the process with 1 and one line on stderr when the words are not those above or a file cannot be written. */
    public static void main(String[] args) {
        if (args.length < 3) {
            fail("PackFolder takes a folder, the pack's main class, the pack's jar, and globs of jars to leave out");
        }
        if (PackFolder.class.getResource(PROTOCOL) == null) {
            fail("The folder of the policy pack, " + args[0] + ", cannot be made without the jar of com.pulumi:pulumi; "
                    + "where the build declares it, leave out its scope.");
        }
        try {
            PackFolder pack = new PackFolder(Path.of(args[0]).toAbsolutePath(), args[1]);
            pack.make(jars(Path.of(args[2]), List.of(args).subList(3, args.length)));
            pack.copyExemptions(Path.of(args[2]));
            pack.trainAndZip();
        } catch (IOException e) {
            fail("The folder of the policy pack, " + args[0] + ", could not be made: " + e);
        } catch (InterruptedException e) {
            fail("The folder of the policy pack, " + args[0] + ", was not finished");
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    /** The jars of the class path; a folder with classes on it is the pack's own, whose jar is given. */
    private static List<Path> jars(Path own, List<String> leftOut) {
        List<PathMatcher> globs = leftOut.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        List<Path> jars = new ArrayList<>();
        jars.add(own);
        for (String element : Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path", ""))) {
            Path path = Path.of(element);
            boolean left = globs.stream().anyMatch(glob -> glob.matches(path.getFileName()));
            if (element.endsWith(".jar") && !left && !jars.contains(path)) {
                jars.add(path);
            }
        }
        return jars;
    }

    private void make(List<Path> jars) throws IOException {
        if (Files.exists(folder)) {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        Path lib = Files.createDirectories(folder.resolve("lib"));
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            String name = String.valueOf(jar.getFileName());
            Files.copy(jar, lib.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            names.add("lib/" + name);
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        try (OutputStream out = Files.newOutputStream(folder.resolve("pack.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        for (String program : PROGRAMS) {
            write(program).toFile().setExecutable(true, false);
        }
        for (String file : FILES) {
            write(file);
        }
    }

    /** Every build makes the folder anew, so that whatever is to be in it comes from the sources. */
    private void copyExemptions(Path own) throws IOException {
        try (JarFile jar = new JarFile(own.toFile())) {
            JarEntry exemptions = jar.getJarEntry(EXEMPTIONS);
            if (exemptions != null) {
                try (InputStream in = jar.getInputStream(exemptions)) {
                    Files.copy(in, folder.resolve(EXEMPTIONS));
                }
            }
        }
    }

    private Path write(String name) throws IOException {
        String text = Resources.toString(Resources.getResource(PackFolder.class, name), StandardCharsets.UTF_8);
        // A resource that began with a dot would be taken for one that belongs to the build itself.
        Path file = folder.resolve(name.equals("gitignore") ? ".gitignore" : name);
        return Files.writeString(file, text.replace("@MAIN_CLASS@", mainClass));
    }

    /** The zip holds no archive: that one is bound to a Java and to a place, and is made where the pack is installed. */
    private void trainAndZip() throws IOException, InterruptedException {
        zip();
        boolean windows = File.separatorChar == '\\';
        Process compile = new ProcessBuilder(
                        folder.resolve(windows ? "mvnw.cmd" : "mvnw").toString(), "compile")
                .inheritIO()
                .start();
        int status = compile.waitFor();
        if (status != 0) {
            throw new IOException("its launcher ended with " + status);
        }
    }

    private void zip() throws IOException {
        Path zip = Path.of(folder + ".zip");
        Files.deleteIfExists(zip);
        ImmutableMap<String, String> options = ImmutableMap.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path target =
                        inside.getPath("/" + folder.relativize(file).toString().replace('\\', '/'));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
