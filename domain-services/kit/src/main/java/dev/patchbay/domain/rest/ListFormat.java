package dev.patchbay.domain.rest;

import dev.patchbay.domain.model.MediaTypes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The formats of a list; the first one is the default. */
enum ListFormat {
    JSON(MediaTypes.JSON),
    CSV(MediaTypes.CSV),
    /** Everything that matches, a line for each. */
    LINES(MediaTypes.LINES);

    private final String text;

    ListFormat(String text) {
        this.text = text;
    }

    private MediaType mediaType() {
        return MediaType.parseMediaType(text);
    }

    /** Returns the format that the request prefers. */
    static ListFormat of(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Acceptance acceptance = Acceptance.of(request);
        ListFormat best = JSON;
        double most = 0;
        for (ListFormat format : values()) {
            double wanted = acceptance.of(format.mediaType());
            if (wanted > most) {
                best = format;
                most = wanted;
            }
        }
        if (most == 0) {
            throw new HttpMediaTypeNotAcceptableException(
                    Arrays.stream(values()).map(ListFormat::mediaType).toList());
        }
        return best;
    }
}
