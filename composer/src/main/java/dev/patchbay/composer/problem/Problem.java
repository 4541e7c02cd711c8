package dev.patchbay.composer.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer in {@code application/problem+json} (RFC 9457).
 *
 * @param status the HTTP status
 * @param kind the last part of the problem's stable {@code type}, {@code urn:patchbay:problem:<kind>}
 * @param title the same for every problem of the kind
 * @param detail what happened this time and what to do; never a name or an address of what lies behind the composer
 * @param headers further header fields of the answer, such as {@code Allow}
 * @param members further members of the document
 */
public record Problem(
        int status,
        String kind,
        String title,
        String detail,
        Map<String, String> headers,
        Map<String, Object> members) {

    /** The media type of {@link #json}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    public Problem {
        headers = Map.copyOf(headers);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, Map.of(), Map.of());
    }

    /** This problem with one more header field. */
    public Problem with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, kind, title, detail, more, members);
    }

    /** This problem with one more member (RFC 9457, 3.2). */
    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, kind, title, detail, headers, more);
    }

    /** The stable identifier of the kind of problem. */
    public String type() {
        return "urn:patchbay:problem:" + kind;
    }

    /** The document; the request's id becomes its {@code instance}, so that a caller can quote it. */
    public byte[] json(@Nullable String requestId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type());
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail);
        if (requestId != null) {
            document.put("instance", "urn:patchbay:request:" + requestId);
        }
        document.putAll(members);
        return JSON.writeValueAsBytes(document);
    }
}
