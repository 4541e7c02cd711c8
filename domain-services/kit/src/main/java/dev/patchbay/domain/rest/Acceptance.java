package dev.patchbay.domain.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The preferences of a request among media types (RFC 9110, section 12.5.1). */
record Acceptance(List<MediaType> ranges) {

    static Acceptance of(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        try {
            return new Acceptance(MediaType.parseMediaTypes(Collections.list(request.getHeaders("Accept"))));
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("the Accept header is malformed");
        }
    }

    /** The weight of the media type from 0, not acceptable, to 1: that of the most specific range that includes it. */
    double of(MediaType mediaType) {
        if (ranges.isEmpty()) {
            return 1;
        }
        double wanted = 0;
        int specificity = -1;
        for (MediaType range : ranges) {
            int own = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (range.includes(mediaType) && own > specificity) {
                specificity = own;
                wanted = range.getQualityValue();
            }
        }
        return wanted;
    }
}
