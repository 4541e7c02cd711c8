package dev.patchbay.problems;

import java.net.URI;

/**
 * The problem types of the product (RFC 9457, section 3.1.1). Clients branch on the URI; the title is the same in every
 * occurrence (3.1.3). docs/problem-types.md explains each type and what to do about it.
 */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter of the request is not valid", Origin.BOTH),
    INVALID_BODY("invalid-body", 400, "The body does not fit its schema", Origin.BOTH),
    UNREADABLE_BODY("unreadable-body", 400, "The body is not readable JSON", Origin.BOTH),
    INVALID_REQUEST("invalid-request", 400, "The request is malformed", Origin.BOTH),
    WEBSOCKET_REFUSED("websocket-refused", 400, "The WebSocket was not opened", Origin.COMPOSER),
    TOKEN_REQUIRED("token-required", 401, "An access token is required", Origin.BOTH),
    INVALID_TOKEN("invalid-token", 401, "The access token is not valid", Origin.BOTH),
    INSUFFICIENT_SCOPE("insufficient-scope", 403, "The access token lacks a scope", Origin.BOTH),
    NOT_IN_PLAN("not-in-plan", 403, "The plan does not contain the operation", Origin.COMPOSER),
    TENANT_REFUSED("tenant-refused", 403, "The token's tenant is not served", Origin.SERVICE),
    NOT_FOUND("not-found", 404, "The resource does not exist", Origin.BOTH),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here", Origin.BOTH),
    NOT_ACCEPTABLE("not-acceptable", 406, "No representation fits the Accept header", Origin.SERVICE),
    REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive", Origin.BOTH),
    ALREADY_EXISTS("already-exists", 409, "Another resource has these values", Origin.SERVICE),
    BROKEN_REFERENCE("broken-reference", 409, "A referenced resource does not exist", Origin.SERVICE),
    STILL_REFERENCED("still-referenced", 409, "Other resources refer to this one", Origin.SERVICE),
    RULE_VIOLATED("rule-violated", 409, "The change breaks a rule of the domain", Origin.SERVICE),
    TOO_MANY_AFFECTED("too-many-affected", 409, "The filter matches more than maxAffected", Origin.SERVICE),
    CONCURRENT_CHANGE("concurrent-change", 409, "The data was changed at the same time", Origin.SERVICE),
    UNREADABLE_DATA("unreadable-data", 410, "The data can no longer be read", Origin.SERVICE),
    EVENTS_EXPIRED("events-expired", 410, "Changes that old are no longer kept", Origin.SERVICE),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource is not in the expected version", Origin.SERVICE),
    CONTENT_TOO_LARGE("content-too-large", 413, "The body is too large", Origin.BOTH),
    URI_TOO_LONG("uri-too-long", 414, "The request's URI is too long", Origin.COMPOSER),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not supported", Origin.BOTH),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", 422, "The Idempotency-Key was used with another request", Origin.SERVICE),
    WEBSOCKET_VERSION_NOT_SUPPORTED(
            "websocket-version-not-supported", 426, "The version of WebSocket is not supported", Origin.COMPOSER),
    RATE_LIMITED("rate-limited", 429, "There were too many requests", Origin.COMPOSER),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request's header fields are too large", Origin.BOTH),
    INTERNAL_ERROR("internal-error", 500, "An unexpected error occurred", Origin.BOTH),
    METHOD_NOT_IMPLEMENTED("method-not-implemented", 501, "The method is not implemented", Origin.COMPOSER),
    TRANSFER_CODING_NOT_IMPLEMENTED(
            "transfer-coding-not-implemented", 501, "The transfer coding is not implemented", Origin.BOTH),
    UPSTREAM_FAILED("upstream-failed", 502, "The service behind the operation failed", Origin.COMPOSER),
    SERVICE_UNAVAILABLE("service-unavailable", 503, "The service is not available now", Origin.BOTH),
    ISSUER_UNAVAILABLE("issuer-unavailable", 503, "Access tokens cannot be verified now", Origin.BOTH),
    LIMITS_UNAVAILABLE("limits-unavailable", 503, "Requests cannot be counted now", Origin.COMPOSER),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "The service behind the operation took too long", Origin.COMPOSER),
    HTTP_VERSION_NOT_SUPPORTED("http-version-not-supported", 505, "The version of HTTP is not supported", Origin.BOTH);

    /** The program that reports a problem of a type. */
    public enum Origin {
        COMPOSER,
        SERVICE,
        BOTH
    }

    private static final String PREFIX = "urn:patchbay:problem:";

    private final URI uri;
    private final int status;
    private final String title;
    private final Origin origin;

    ProblemType(String name, int status, String title, Origin origin) {
        this.uri = URI.create(PREFIX + name);
        this.status = status;
        this.title = title;
        this.origin = origin;
    }

    /** Returns the type of a problem of which no more than the status is known. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> TRANSFER_CODING_NOT_IMPLEMENTED;
            case 503 -> SERVICE_UNAVAILABLE;
            case 505 -> HTTP_VERSION_NOT_SUPPORTED;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }

    /** The stable identifier, {@code urn:patchbay:problem:<name>}. */
    public URI uri() {
        return uri;
    }

    /** The HTTP status of the response, unless a problem has another one. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public Origin origin() {
        return origin;
    }
}
