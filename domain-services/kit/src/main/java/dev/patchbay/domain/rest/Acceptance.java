package dev.patchbay.domain.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** How much a request wants each media type (RFC 9110, section 12.5.1). */
record Acceptance(List<MediaType> ranges) {

    static Acceptance of(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        try {
            return new Acceptance(MediaType.parseMediaTypes(Collections.list(request.getHeaders("Accept"))));
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("the Accept header is malformed");
        }
    }

    /** From 0, which is not at all, to 1; the most specific range that includes the type says it. */
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
