package dev.policypack.example;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML into lists, maps and what JSON knows. Jackson's reader would not follow anchors and merge keys. */
final class PlainYaml {
    private PlainYaml() {}

    /** What is wrong in a text that is no YAML, and on which line. */
    static final class NotYaml extends Exception {
        private static final long serialVersionUID = 1;

        private NotYaml(String message, YAMLException cause) {
            super(message, cause);
        }
    }

    static @Nullable Object read(String text) throws NotYaml {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new WhatJsonKnows());
        try {
            return yaml.load(text);
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1);
            throw new NotYaml(line + ": this is not valid YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new NotYaml(": this is not valid YAML: " + e.getMessage(), e);
        }
    }

    /** As Pulumi does: {@code 2012-10-17} is a text and no day, {@code on} is no boolean, and {@code 010} no number. */
    private static final class WhatJsonKnows extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(
                    Tag.FLOAT, Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?"), "-0123456789");
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null"), "~n");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
