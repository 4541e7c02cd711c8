package dev.patchbay.domain.problem;

import java.net.URI;

/**
 * The catalogue of problems that a service answers with (RFC 9457, section 3.1.1). The URI is the stable identity that
 * clients may branch on; docs/problem-types.md gives each one's meaning and cure.
 */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter of the request is not valid"),
    INVALID_BODY("invalid-body", 400, "The body does not fit its schema"),
    UNREADABLE_BODY("unreadable-body", 400, "The body is not readable JSON"),
    INVALID_REQUEST("invalid-request", 400, "The request is malformed"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid access token is required"),
    INSUFFICIENT_SCOPE("insufficient-scope", 403, "The access token does not permit this"),
    TENANT_REFUSED("tenant-refused", 403, "The token's tenant is not served"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not offered here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No representation fits the Accept header"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
    ALREADY_EXISTS("already-exists", 409, "Another resource has these values"),
    BROKEN_REFERENCE("broken-reference", 409, "A referenced resource does not exist"),
    STILL_REFERENCED("still-referenced", 409, "Other resources refer to this one"),
    RULE_VIOLATED("rule-violated", 409, "The change breaks a rule of the domain"),
    TOO_MANY_AFFECTED("too-many-affected", 409, "The filter matches more than maxAffected"),
    CONCURRENT_CHANGE("concurrent-change", 409, "Someone else changed the data at the same time"),
    UNREADABLE_DATA("unreadable-data", 410, "The data can be read by nobody any more"),
    EVENTS_EXPIRED("events-expired", 410, "Changes that old are no longer kept"),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource is not in the expected version"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not understood"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request's header is too large"),
    KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used with another request"),
    INTERNAL_ERROR("internal-error", 500, "The service failed"),
    UNAVAILABLE("unavailable", 503, "The service cannot answer right now");

    private static final String PREFIX = "urn:patchbay:problem:";

    private final URI uri;
    private final int status;
    private final String title;

    ProblemType(String name, int status, String title) {
        this.uri = URI.create(PREFIX + name);
        this.status = status;
        this.title = title;
    }

    public URI uri() {
        return uri;
    }

    /** The HTTP status that this problem is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
