package dev.patchbay.domain.rest;

import dev.patchbay.domain.events.ChangeEvent;
import dev.patchbay.domain.events.ChangeStreams;
import dev.patchbay.domain.model.MediaTypes;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.query.QueryParser;
import dev.patchbay.domain.security.Tokens;
import dev.patchbay.problems.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * GET: a resource's changes as server-sent events, until the client leaves or its token expires. The request's thread
 * is a virtual one, which may wait.
 */
final class EventsEndpoint implements Endpoint {

    private static final MediaType EVENT_STREAM = MediaType.parseMediaType(MediaTypes.EVENT_STREAM);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Resource resource;
    private final ChangeStreams streams;
    private final PageLimits limits;

    EventsEndpoint(Resource resource, ChangeStreams streams, PageLimits limits) {
        this.resource = resource;
        this.streams = streams;
        this.limits = limits;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (Acceptance.of(request).of(EVENT_STREAM) == 0) {
            throw new HttpMediaTypeNotAcceptableException(List.of(EVENT_STREAM));
        }
        QueryParser.none(resource, limits, Requests.parameters(request));
        long position = streams.begin(lastEventId(request));
        response.setContentType(MediaTypes.EVENT_STREAM + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        streams.follow(resource, position, Tokens.expiry(), new Stream(response.getOutputStream()));
    }

    private static OptionalLong lastEventId(HttpServletRequest request) {
        String text = request.getHeader(LAST_EVENT_ID);
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        } else if (POSITION.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        throw ProblemException.header(LAST_EVENT_ID, "must be the id of an event");
    }

    /**
     * Writes the format of the HTML standard, section 9.2. A block with an id and no data is no event, but the position
     * from which the client resumes: so it need not begin again from its last event, however long ago that was.
     */
    private record Stream(OutputStream out) implements ChangeStreams.Sink {

        @Override
        public void event(ChangeEvent event) throws IOException {
            write("id: %d\nevent: %s\ndata: {\"id\":\"%s\",\"version\":%d}\n\n"
                    .formatted(event.position(), event.kind(), event.id(), event.version()));
        }

        @Override
        public void reached(long position) throws IOException {
            write(": heartbeat\nid: " + position + "\n\n");
            out.flush();
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
