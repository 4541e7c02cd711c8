package dev.patchbay.composer.checks;

import dev.patchbay.composer.routing.PathTemplate;
import dev.patchbay.composer.validation.OperationValidator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The parameters of a request, as a validator looks them up. */
final class RequestParameters implements OperationValidator.Values {

    private final ServerHttpRequest request;
    private final PathTemplate path;
    private final String[] values;
    private @Nullable Map<String, List<String>> query;

    RequestParameters(ServerHttpRequest request, PathTemplate path, String... values) {
        this.request = request;
        this.path = path;
        this.values = values;
    }

    @Override
    public @Nullable String path(String name) {
        int position = path.parameters().indexOf(name);
        return position < 0 ? null : decoded(values[position].replace("+", "%2B"));
    }

    @Override
    public Map<String, List<String>> query() {
        Map<String, List<String>> known = query;
        if (known == null) {
            known = parsed(request.getURI().getRawQuery());
            query = known;
        }
        return known;
    }

    private static Map<String, List<String>> parsed(@Nullable String raw) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                parsed.computeIfAbsent(name, ignored -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parsed;
    }

    /** Decodes percent-encoding; malformed sequences are kept literally. */
    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 && text.indexOf('+') < 0
                    ? text
                    : URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public @Nullable String header(String name) {
        List<String> all = request.getHeaders().get(name);
        return all == null || all.isEmpty() ? null : String.join(", ", all);
    }

    @Override
    public @Nullable String cookie(String name) {
        HttpCookie cookie = request.getCookies().getFirst(name);
        return cookie == null ? null : cookie.getValue();
    }
}
