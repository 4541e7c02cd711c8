package dev.patchbay.domain.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem detail (RFC 9457) with the headers that go along with it.
 *
 * @param detail what happened and what to do, for a human; never a value of another row, SQL or driver text
 * @param headers response headers that the status calls for, for example {@code Allow} with 405
 */
public record Problem(ProblemType type, String detail, List<Violation> errors, Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    public static Problem of(ProblemType type, List<Violation> errors) {
        String detail = errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " things are wrong";
        return new Problem(type, detail, errors, Map.of());
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, errors, more);
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }
}
