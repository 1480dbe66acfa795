package dev.policypack.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a text that holds JSON. */
final class Json {
    private static final int DEEPEST = 500;

    // Names are not interned, which pays only for documents that are alike by the thousand.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** The text is not JSON; the message says what it is and where it stops to be. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        NotJson(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    static PropertyValue read(String text) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new NotJson("an empty text, which is not valid JSON");
            }
            PropertyValue value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new NotJson(notJson(
                        text,
                        parser.currentLocation().getLineNr(),
                        parser.currentLocation().getColumnNr()));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new NotJson(
                    e.getLocation() == null
                            ? Display.of(text) + ", which is not valid JSON"
                            : notJson(
                                    text,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory could not be read", e);
        }
    }

    /** What stands in a text that holds a JSON object or list; the text itself when it holds none. */
    static PropertyValue inside(StringValue text) {
        String start = text.value().stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return text;
        }
        try {
            return text.json();
        } catch (NotJson e) {
            return text;
        }
    }

    private static String notJson(String text, int line, int column) {
        return Display.of(text) + ", which is not valid JSON (line " + line + ", column " + column + ")";
    }

    private static PropertyValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, PropertyValue> entries = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    entries.put(key, value(parser, parser.nextToken()));
                }
                yield new MapValue(entries);
            }
            case START_ARRAY -> {
                List<PropertyValue> elements = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    elements.add(value(parser, next));
                }
                yield new ListValue(elements);
            }
            case VALUE_STRING -> new StringValue(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberValue(Double.parseDouble(parser.getText()));
            case VALUE_TRUE -> new BooleanValue(true);
            case VALUE_FALSE -> new BooleanValue(false);
            default -> Constants.NULL;
        };
    }
}
