package dev.patchbay.openapi.merge.document;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The meaning of plain scalars: the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2), and what the older YAML 1.1
 * would have made of it, because half of the world still reads YAML that way.
 */
final class CoreScalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
                    + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    /**
     * YAML 1.1 types (yaml.org/type): booleans, sexagesimal, octal, binary and underscored numbers, dates, merge,
     * value.
     */
    private static final Pattern OTHERWISE_IN_YAML_1_1 =
            Pattern.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|<<|="
                    + "|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?|[-+]?0x[0-9a-fA-F_]+"
                    + "|[-+]?[0-9_]*[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?");

    private CoreScalars() {}

    static Scalar.Type typeOf(String plain) {
        if (NULLS.contains(plain)) {
            return Scalar.Type.NULL;
        }
        if (TRUES.contains(plain) || FALSES.contains(plain)) {
            return Scalar.Type.BOOLEAN;
        }
        return mayStartNumber(plain.charAt(0)) && NUMBER.matcher(plain).matches()
                ? Scalar.Type.NUMBER
                : Scalar.Type.STRING;
    }

    private static boolean mayStartNumber(char first) {
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    /** The spelling of a null or boolean from here on; other scalars keep theirs. */
    static String canonical(Scalar.Type type, String plain) {
        return switch (type) {
            case NULL -> "null";
            case BOOLEAN -> TRUES.contains(plain) ? "true" : "false";
            case NUMBER, STRING -> plain;
        };
    }

    /** True if some reader, old or new, would take this string, written plainly, for something that is not a string. */
    static boolean isAmbiguous(String text) {
        return typeOf(text) != Scalar.Type.STRING
                || (text.length() < 64 && OTHERWISE_IN_YAML_1_1.matcher(text).matches());
    }
}
