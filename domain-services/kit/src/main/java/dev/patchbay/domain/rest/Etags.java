package dev.patchbay.domain.rest;

import dev.patchbay.domain.operation.Precondition;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags, which are the rows' versions, and conditional requests (RFC 9110, sections 8.8.3 and 13.1). */
final class Etags {

    private static final Pattern LIST = Pattern.compile("\\s*(?:W/)?\"[!#-~]*\"\\s*(?:,\\s*(?:W/)?\"[!#-~]*\"\\s*)*");
    private static final Pattern ONE = Pattern.compile("(W/)?\"([!#-~]*)\"");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private Etags() {}

    static String of(Row row) {
        return "\"" + row.version() + "\"";
    }

    /** Reads the precondition of a change: {@code If-Match}, then {@code If-None-Match} (section 13.2.2). */
    static Precondition precondition(HttpServletRequest request) {
        String match = header(request, "If-Match");
        String noneMatch = header(request, "If-None-Match");
        List<Precondition> all = new ArrayList<>();
        if (match != null && !match.strip().equals("*")) {
            all.add(new Precondition.Versions(versions("If-Match", match, false)));
        }
        if (noneMatch != null) {
            all.add(
                    noneMatch.strip().equals("*")
                            ? new Precondition.Absent()
                            : new Precondition.OtherVersions(versions("If-None-Match", noneMatch, true)));
        }
        return new Precondition.AllOf(all);
    }

    /** @param weakly whether weak tags count; else they never match, since they do not promise the same bytes */
    private static List<Long> versions(String name, String header, boolean weakly) {
        List<Long> versions = new ArrayList<>();
        for (Tag tag : tags(name, header)) {
            if ((weakly || !tag.weak()) && VERSION.matcher(tag.text()).matches()) {
                versions.add(Long.valueOf(tag.text()));
            }
        }
        return versions;
    }

    /** True if the client's copy is still valid ({@code If-None-Match}, compared weakly). */
    static boolean isUnchanged(HttpServletRequest request, Row row) {
        String header = header(request, "If-None-Match");
        if (header == null) {
            return false;
        }
        String version = Long.toString(row.version());
        return header.strip().equals("*")
                || tags("If-None-Match", header).stream()
                        .anyMatch(tag -> tag.text().equals(version));
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }

    private record Tag(boolean weak, String text) {}

    private static List<Tag> tags(String name, String header) {
        if (!LIST.matcher(header).matches()) {
            throw ProblemException.header(name, "must be * or entity tags in quotes, for example \"3\"");
        }
        List<Tag> tags = new ArrayList<>();
        Matcher matcher = ONE.matcher(header);
        while (matcher.find()) {
            tags.add(new Tag(matcher.group(1) != null, matcher.group(2)));
        }
        return tags;
    }
}
