package dev.patchbay.domain.rest;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import jakarta.servlet.ServletException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns any exception into the problem for the client. Only an unexpected one is logged with its stack trace. */
public final class ProblemMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

    private final DatabaseProblems database;

    public ProblemMapping(DatabaseProblems database) {
        this.database = database;
    }

    public Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
            case HttpMediaTypeNotSupportedException e -> unsupportedMediaType(e);
            case HttpMediaTypeNotAcceptableException e ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "This is available as " + list(e.getSupportedMediaTypes()));
            case HttpMediaTypeException e ->
                Problem.of(ProblemType.INVALID_REQUEST, "The Accept or Content-Type header is malformed");
            case NoHandlerFoundException e -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path");
            case NoResourceFoundException e -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path");
            case HttpMessageNotReadableException e ->
                Problem.of(ProblemType.UNREADABLE_BODY, "The body is missing or is not the JSON that is expected");
            case MethodArgumentTypeMismatchException e ->
                ProblemException.parameter(e.getName(), "is not of the expected type")
                        .problem();
            case MethodArgumentNotValidException e ->
                Problem.of(ProblemType.INVALID_BODY, "The body does not fit its schema");
            case HandlerMethodValidationException e ->
                Problem.of(ProblemType.INVALID_REQUEST, "A parameter or the body is not valid");
            case ServletRequestBindingException e ->
                Problem.of(ProblemType.INVALID_PARAMETER, "A required parameter or header is missing or not valid");
            case DataAccessException e -> database.of(e);
            case TransactionException e -> database.of(e);
            case AuthenticationServiceException e -> {
                LOG.warn("tokens cannot be verified: {}", e.getMessage());
                yield Problem.of(ProblemType.ISSUER_UNAVAILABLE, "The access token cannot be verified right now")
                        .withHeader("Retry-After", "5");
            }
            case ServletException e when e.getCause() != null -> of(e.getCause());
            default -> {
                LOG.error("a request failed", failure);
                yield Problem.of(ProblemType.INTERNAL_ERROR, "The service failed; its log has the reason");
            }
        };
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        Collection<HttpMethod> methods = Objects.requireNonNullElse(e.getSupportedHttpMethods(), List.of());
        Set<String> names = methods.stream().map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new));
        if (names.contains("GET")) {
            names.add("HEAD");
        }
        names.add("OPTIONS");
        String allow = String.join(", ", names);
        return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Only " + allow + " can be done here")
                .withHeader("Allow", allow);
    }

    private static Problem unsupportedMediaType(HttpMediaTypeNotSupportedException e) {
        MediaType given = e.getContentType();
        String what = given == null ? "Name the body's media type" : "The body's media type is not understood";
        return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, what + "; send " + list(e.getSupportedMediaTypes()));
    }

    private static String list(List<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(" or "));
    }
}
