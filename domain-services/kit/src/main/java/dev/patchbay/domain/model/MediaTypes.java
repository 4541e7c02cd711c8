package dev.patchbay.domain.model;

import java.util.List;

/** The media types of a service's requests and responses. */
public final class MediaTypes {

    public static final String JSON = "application/json";

    /** An array of resources in a body that could hold one as well. */
    public static final String LIST = "application/vnd.patchbay.list+json";

    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** RFC 4180. */
    public static final String CSV = "text/csv";

    /** One JSON object per line. */
    public static final String LINES = "application/x-ndjson";

    /** The formats of a list; the first one is the default. */
    public static final List<String> LISTS = List.of(JSON, CSV, LINES);

    /** Server-sent events, as the HTML standard defines them in section 9.2. */
    public static final String EVENT_STREAM = "text/event-stream";

    private MediaTypes() {}
}
