package dev.policypack.ecs.aws.logs;

import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What CloudWatch Logs refuses in a transformer of logs. */
public final class LogTransformerConstraints {
    /** The type; provider 7 has it. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/logTransformer:LogTransformer");

    private static final String CONFIGURABLE =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Transformation-Configurable.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint PARSER = ALL.refused(
            "logs-transformer-parser-first",
            "InvalidParameterException: Transformer config should begin with parser.",
            "Begin `transformerConfigs` with a parser, such as `parseJsons`.",
            CONFIGURABLE);

    static final Constraint GROK = ALL.refused(
            "logs-transformer-grok-pattern",
            "InvalidParameterException: No definition for key 'TIME_STAMP' found",
            "Use a supported pattern, such as `%{TIMESTAMP_ISO8601:time}`.",
            CONFIGURABLE);

    /** Source: string, JSON and datatype processors, as of 2026-11-27. */
    private static final ImmutableSet<String> NO_PARSERS = ImmutableSet.of(
            "addKeys",
            "copyValue",
            "dateTimeConverters",
            "deleteKeys",
            "listToMaps",
            "lowerCaseStrings",
            "moveKeys",
            "renameKeys",
            "splitStrings",
            "substituteStrings",
            "trimStrings",
            "typeConverters",
            "upperCaseStrings");

    /** Source: supported grok patterns, as of 2026-11-27. */
    private static final ImmutableSet<String> GROK_PATTERNS = ImmutableSet.of(
            "APACHE_ACCESS_LOG",
            "ARN",
            "BASE10NUM",
            "BASE16NUM",
            "CISCOMAC",
            "COMMONMAC",
            "DATA",
            "DATE",
            "DATESTAMP",
            "DATESTAMP_EVENTLOG",
            "DATESTAMP_OTHER",
            "DATESTAMP_RFC2822",
            "DATESTAMP_RFC822",
            "DATE_EU",
            "DATE_US",
            "DAY",
            "GREEDYDATA",
            "GREEDYDATA_MULTILINE",
            "HOST",
            "HOSTNAME",
            "HOSTPORT",
            "HOUR",
            "HTTPDATE",
            "INT",
            "IP",
            "IPORHOST",
            "IPV4",
            "IPV6",
            "ISO8601_SECOND",
            "ISO8601_TIMEZONE",
            "LOGLEVEL",
            "MAC",
            "MINUTE",
            "MONTH",
            "MONTHDAY",
            "MONTHNUM",
            "MONTHNUM2",
            "NGINX_ACCESS_LOG",
            "NONNEGINT",
            "NOTSPACE",
            "NUMBER",
            "PATH",
            "POSINT",
            "PROG",
            "QUOTEDSTRING",
            "SECOND",
            "SPACE",
            "SYSLOG5424",
            "SYSLOGFACILITY",
            "SYSLOGHOST",
            "SYSLOGPROG",
            "SYSLOGTIMESTAMP",
            "TIME",
            "TIMESTAMP_ISO8601",
            "TTY",
            "TZ",
            "UNIXPATH",
            "URI",
            "URIHOST",
            "URIPARAM",
            "URIPATH",
            "URIPATHPARAM",
            "URIPROTO",
            "URN",
            "USERNAME",
            "UUID",
            "WINDOWSMAC",
            "WINPATH",
            "WORD",
            "YEAR");

    private LogTransformerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a transformer. */
    public static void check(Resource transformer, Review review) {
        Items<Props> processors = transformer.props().objects("transformerConfigs");
        Value<Set<String>> first = processors
                .value()
                .flatMap(list -> list.isEmpty()
                        ? Value.missing(processors.path())
                        : list.get(0).keys());
        review.at(processors)
                .refuse(
                        PARSER,
                        first.matches(keys -> !keys.isEmpty() && NO_PARSERS.containsAll(keys)),
                        "transformerConfigs begins with %s, which is not a parser",
                        first);
        review.each(processors, processor -> {
            Value<String> match = processor.object("grok").string("match");
            Value<String> unknown = match.map(LogTransformerConstraints::unknown);
            review.at(match)
                    .refuse(
                            GROK,
                            unknown.matches(name -> true),
                            "match has the pattern %s, which is not supported",
                            unknown);
        });
    }

    /** The first pattern that is not supported; null when all are. */
    private static @Nullable String unknown(String match) {
        for (int at = match.indexOf("%{"); at >= 0; at = match.indexOf("%{", at + 1)) {
            int end = at + 2;
            while (end < match.length() && isOfName(match.charAt(end))) {
                end++;
            }
            String name = match.substring(at + 2, end);
            if (!name.isEmpty() && !GROK_PATTERNS.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isOfName(char character) {
        return character == '_'
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9');
    }
}
