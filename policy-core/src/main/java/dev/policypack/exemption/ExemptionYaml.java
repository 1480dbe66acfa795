package dev.policypack.exemption;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.exemption.ExemptionReader.Draft;
import dev.policypack.exemption.ExemptionReader.Field;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.Nearest;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the format of {@link ExemptionFile}. Token by token: a tree would have forgotten the lines, which the messages name. */
@Internal
public final class ExemptionYaml {
    private static final String VERSION = "version";
    private static final String EXEMPTIONS = "exemptions";

    private final String file;
    private final YAMLParser parser;

    private ExemptionYaml(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The exemptions in a text.
     *
     * @param file how messages name it
     * @throws InvalidOptionException when it is something else
     */
    public static List<Exemption> read(String file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return ExemptionReader.of(new ExemptionYaml(file, parser).document());
        } catch (JsonProcessingException e) {
            throw new InvalidOptionException(file + line(e)
                    + ": this is not valid YAML; a text that begins with *, or holds a colon, is written in quotes");
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory could not be read", e);
        }
    }

    /** The mark of the YAML reader, where there is one: the location is only that of the last thing that was read well. */
    private static String line(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return ", line " + (marked.getProblemMark().getLine() + 1);
        }
        JsonLocation at = e.getLocation();
        return at == null ? "" : ", line " + at.getLineNr();
    }

    private List<Draft> document() throws IOException {
        List<Draft> drafts = new ArrayList<>();
        JsonToken first = next();
        if (first != null && first != JsonToken.START_OBJECT) {
            throw wrong("the file begins with something else than version: 1");
        }
        List<String> seen = new ArrayList<>();
        while (first != null && next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String here = place();
            if (seen.contains(name)) {
                throw new InvalidOptionException(here + ": " + Display.of(name) + " is written twice; write it once");
            }
            seen.add(name);
            JsonToken value = next();
            if (name.equals(VERSION)) {
                if (value == null || !value.isScalarValue() || !parser.getText().equals("1")) {
                    throw wrong("the version is not 1, the only one that there is; write version: 1");
                }
            } else if (name.equals(EXEMPTIONS)) {
                drafts.addAll(list(value));
            } else {
                throw new InvalidOptionException(here + ": there is no field " + Display.of(name) + "; "
                        + Nearest.to(name, List.of(VERSION, EXEMPTIONS))
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("a file has version and exemptions"));
            }
        }
        if (!seen.contains(VERSION)) {
            throw new InvalidOptionException(file + ", line 1: the version is missing; begin the file with version: 1");
        }
        if (next() != null) {
            throw wrong("a second document begins; write all exemptions into the first one");
        }
        return drafts;
    }

    private List<Draft> list(@Nullable JsonToken value) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        if (value == JsonToken.VALUE_NULL) {
            return drafts;
        }
        if (value != JsonToken.START_ARRAY) {
            throw wrong("exemptions is no list; begin each exemption with a dash");
        }
        for (JsonToken element = next(); element != JsonToken.END_ARRAY; element = next()) {
            if (element != JsonToken.START_OBJECT) {
                throw wrong("this is no exemption; " + ExemptionReader.TAKES);
            }
            drafts.add(draft(place()));
        }
        return drafts;
    }

    private Draft draft(String place) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String here = place();
            if (fields.put(name, new Field(here, value(next()))) != null) {
                throw new InvalidOptionException(
                        here + ": " + Display.of(name) + " is written twice; begin each exemption with a dash");
            }
        }
        return new Draft(place, fields);
    }

    /** A scalar as the text that was written; of a list or an object only that it is one. */
    private PropertyValue value(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
            parser.skipChildren();
            return token == JsonToken.START_ARRAY ? new ListValue(List.of()) : MapValue.EMPTY;
        }
        return PropertyValue.of(token == JsonToken.VALUE_NULL ? null : parser.getText());
    }

    private @Nullable JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING && parser.isCurrentAlias()) {
            throw wrong(Display.of("*" + parser.getText())
                    + " is an alias in YAML; write a text that begins with * in quotes");
        }
        return token;
    }

    private String place() {
        return file + ", line " + parser.currentTokenLocation().getLineNr();
    }

    private InvalidOptionException wrong(String sentence) {
        return new InvalidOptionException(place() + ": " + sentence);
    }
}
