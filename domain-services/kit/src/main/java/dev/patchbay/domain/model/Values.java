package dev.patchbay.domain.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one spelling of each type's values as text, in queries and in JSON strings alike. */
public final class Values {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,19}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Values() {}

    /**
     * Reads a value.
     *
     * @throws ValueException when the text is none of the type
     */
    public static Object parse(FieldType type, String text) throws ValueException {
        return switch (type) {
            case FieldType.Scalar.UUID -> uuid(text);
            case FieldType.Scalar.TEXT -> text(text);
            case FieldType.Scalar.INTEGER -> (int) wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case FieldType.Scalar.LONG -> wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case FieldType.Scalar.BOOLEAN -> bool(text);
            case FieldType.Scalar.DATE -> date(text);
            case FieldType.Scalar.TIMESTAMP -> timestamp(text);
            case FieldType.Enumeration enumeration -> oneOf(enumeration, text);
        };
    }

    private static UUID uuid(String text) throws ValueException {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new ValueException("must be a UUID, for example 01900000-0000-7000-8000-0000000000a1");
        }
        return UUID.fromString(text);
    }

    /** PostgreSQL stores no NUL, and a lone surrogate has no UTF-8. */
    private static String text(String text) throws ValueException {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == 0) {
                throw new ValueException("must not contain the character NUL");
            } else if (Character.isHighSurrogate(character)) {
                index++;
                if (index == text.length() || !Character.isLowSurrogate(text.charAt(index))) {
                    throw new ValueException("must be valid Unicode text");
                }
            } else if (Character.isLowSurrogate(character)) {
                throw new ValueException("must be valid Unicode text");
            }
        }
        return text;
    }

    private static long wholeNumber(String text, long least, long most) throws ValueException {
        if (WHOLE_NUMBER.matcher(text).matches()) {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new ValueException("must be a whole number from " + least + " to " + most);
            }
        }
        throw new ValueException("must be a whole number from " + least + " to " + most);
    }

    private static boolean bool(String text) throws ValueException {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ValueException("must be true or false");
        };
    }

    private static LocalDate date(String text) throws ValueException {
        if (DATE.matcher(text).matches() && !text.startsWith("0000")) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new ValueException("must be a date of the calendar, for example 2026-11-24");
            }
        }
        throw new ValueException("must be a date, for example 2026-11-24");
    }

    private static Instant timestamp(String text) throws ValueException {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new ValueException("must be a date-time of RFC 3339, for example 2026-11-24T08:30:00Z");
        }
        throw new ValueException("must be in the years 0001 to 9999");
    }

    private static String oneOf(FieldType.Enumeration enumeration, String text) throws ValueException {
        if (!enumeration.values().contains(text)) {
            throw new ValueException("must be one of " + String.join(", ", enumeration.values()));
        }
        return text;
    }

    /** The inverse of {@link #parse}. */
    public static String format(Object value) {
        return value instanceof Instant instant
                ? instant.atOffset(ZoneOffset.UTC).toInstant().toString()
                : value.toString();
    }
}
