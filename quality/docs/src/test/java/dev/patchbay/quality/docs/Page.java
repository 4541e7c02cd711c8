package dev.patchbay.quality.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown, as far as links go.
 *
 * @param file its file
 * @param anchors the fragments that exist: a slug for each heading, made as GitHub makes them
 * @param links its links, in their order
 */
record Page(Path file, String title, Set<String> anchors, List<Link> links) {

    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~)");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*?)\\s*#*$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern INLINE =
            Pattern.compile("\\[((?:[^\\[\\]]|\\[[^\\]]*])*)]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern DEFINITION = Pattern.compile("^\\s*\\[[^\\]]+]:\\s+(\\S+)");
    private static final Pattern NAMED = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");
    private static final Pattern WITH_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    Page {
        anchors = Set.copyOf(anchors);
        links = List.copyOf(links);
    }

    /** A link, and the line that it stands in. */
    record Link(String target, String text, int line) {

        /** True if it leads out of these pages. */
        boolean isForeign() {
            return WITH_SCHEME.matcher(target).matches();
        }

        /** Returns the path before the {@code #}; empty for the page itself. */
        String path() {
            int hash = target.indexOf('#');
            return URLDecoder.decode(hash < 0 ? target : target.substring(0, hash), StandardCharsets.UTF_8);
        }

        String fragment() {
            int hash = target.indexOf('#');
            return hash < 0 ? "" : target.substring(hash + 1);
        }
    }

    static Page read(Path file) {
        List<String> lines = lines(file);
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> slugs = new HashMap<>();
        List<Link> links = new ArrayList<>();
        String title = "";
        boolean fenced = false;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (FENCE.matcher(line).find()) {
                fenced = !fenced;
            } else if (!fenced) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    title = title.isEmpty() ? heading.group(2) : title;
                    String slug = slug(heading.group(2));
                    int seen = slugs.merge(slug, 1, Integer::sum) - 1;
                    anchors.add(seen == 0 ? slug : slug + "-" + seen);
                }
                collect(line, number, anchors, links);
            }
        }
        return new Page(file, title, anchors, links);
    }

    /** Returns GitHub's slug: lower case, hyphens for spaces, without anything but letters, digits, _ and -. */
    static String slug(String heading) {
        String text = INLINE.matcher(heading).replaceAll("$1").replace("`", "").replace("*", "");
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }

    private static void collect(String line, int number, Set<String> anchors, List<Link> links) {
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            anchors.add(named.group(1));
        }
        // What a link is called may be code; where code says [a](b), there is no link.
        String text = CODE.matcher(line)
                .replaceAll(code -> Matcher.quoteReplacement(code.group().replaceAll("[\\[\\]()]", "_")));
        Matcher inline = INLINE.matcher(text);
        while (inline.find()) {
            links.add(new Link(inline.group(2), inline.group(1), number));
        }
        Matcher definition = DEFINITION.matcher(text);
        if (definition.find()) {
            links.add(new Link(definition.group(1), "", number));
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
