package dev.patchbay.problems;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem (RFC 9457), with the header fields that go along with it.
 *
 * @param status the HTTP status, the type's own unless the problem passes on another server's
 * @param detail what happened and what to do, for a human; never SQL, another row's value, or a name or an address of
 *     what lies behind the program
 * @param errors what is wrong, one by one
 * @param headers response header fields that the status calls for, for example {@code Allow} with 405
 * @param members further members of the document (RFC 9457, section 3.2)
 */
public record Problem(
        ProblemType type,
        int status,
        String detail,
        List<Violation> errors,
        Map<String, String> headers,
        Map<String, Object> members) {

    /** The media type of a {@link #document}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_ERRORS = 100;
    private static final int LONGEST_TEXT = 1000;

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, type.status(), detail, List.of(), Map.of(), Map.of());
    }

    public static Problem of(ProblemType type, List<Violation> errors) {
        String detail = errors.size() == 1 ? errors.get(0).detail() : errors.size() + " things are wrong";
        return of(type, detail).withErrors(errors);
    }

    public Problem withStatus(int other) {
        return new Problem(type, other, detail, errors, headers, members);
    }

    public Problem withErrors(List<Violation> all) {
        return new Problem(type, status, detail, all, headers, members);
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, status, detail, errors, more, members);
    }

    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(type, status, detail, errors, headers, more);
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }

    /**
     * Returns the JSON object, as maps, lists, texts and numbers, in the order in which it is to be written.
     *
     * @param requestId becomes the {@code instance}, so that a client can quote it
     */
    public Map<String, Object> document(@Nullable String requestId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri().toString());
        document.put("title", type.title());
        document.put("status", status);
        document.put("detail", wellFormed(detail));
        if (requestId != null) {
            document.put("instance", "urn:patchbay:request:" + requestId);
        }
        if (!errors.isEmpty()) {
            document.put(
                    "errors",
                    errors.stream().limit(MOST_ERRORS).map(Problem::entry).toList());
        }
        document.putAll(members);
        return document;
    }

    private static Map<String, String> entry(Violation violation) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put(violation.location().member(), wellFormed(violation.name()));
        entry.put("detail", wellFormed(violation.detail()));
        return entry;
    }

    /** A sender's property name may hold half a surrogate pair, which has no UTF-8; and may be as long as a body. */
    private static String wellFormed(String text) {
        String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        return new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
