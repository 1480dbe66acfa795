package dev.policypack.examples.fargateweb;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON texts: containers and IAM documents. */
final class Json {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {}

    /** An object with its keys in the order given: the same text in every run, so that nothing changes by itself. */
    static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    static String string(Object value) {
        return GSON.toJson(value);
    }

    /** Who may take on a role: one AWS service. */
    static String trust(String service) {
        return string(document(List.of(
                object("Effect", "Allow", "Action", "sts:AssumeRole", "Principal", object("Service", service)))));
    }

    /** A permission on exactly these resources. Give resources as outputs: their names are only known later. */
    @SafeVarargs
    static Output<Map<String, Object>> allow(List<String> actions, Output<String>... resources) {
        return Output.all(resources).applyValue(arns -> object("Effect", "Allow", "Action", actions, "Resource", arns));
    }

    /** An IAM document with these statements. */
    @SafeVarargs
    static Output<String> policy(Output<Map<String, Object>>... statements) {
        return Output.all(statements).applyValue(all -> string(document(all)));
    }

    private static Map<String, Object> document(List<Map<String, Object>> statements) {
        return object("Version", "2012-10-17", "Statement", statements);
    }
}
