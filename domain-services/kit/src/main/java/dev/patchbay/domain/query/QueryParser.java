package dev.patchbay.domain.query;

import dev.patchbay.domain.model.ChildCollection;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.problems.Suggestions;
import dev.patchbay.problems.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query string of one request. An unknown parameter is a violation: a filter that is silently ignored shows,
 * or deletes, rows that the request does not mean.
 */
public final class QueryParser {

    private static final String WHERE = "where.";
    private static final String ORDER_BY = "orderby.";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,10}");

    private final Resource resource;
    private final PageLimits limits;
    private final Set<String> allowed;
    private final FilterParser filterParser;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private final List<Filter> filters = new ArrayList<>();
    private boolean filtered;
    private final List<Order> order = new ArrayList<>();
    private final Set<Field> fields = new LinkedHashSet<>();
    private final Set<ChildCollection> childCollections = new LinkedHashSet<>();
    private final Set<Relation.ToOne> expand = new LinkedHashSet<>();
    private int limit;
    private long offset;
    private boolean totalCount;
    private boolean cursor;
    private @Nullable Parameter startAfter;
    private @Nullable Parameter endBefore;
    private int maxAffected;

    private QueryParser(Resource resource, PageLimits limits, Set<String> allowed) {
        this.resource = resource;
        this.limits = limits;
        this.allowed = allowed;
        this.filterParser = new FilterParser(resource);
        this.limit = limits.defaultLimit();
        this.maxAffected = limits.defaultAffected();
    }

    private static final Set<String> LIST = Set.of(
            "where",
            "orderby",
            "fields",
            "expand",
            "limit",
            "offset",
            "totalCount",
            "cursor",
            "startAfter",
            "endBefore");
    private static final Set<String> EXPORT = Set.of("where", "orderby", "fields", "expand");
    private static final Set<String> SINGLE = Set.of("fields", "expand");
    private static final Set<String> BULK = Set.of("where", "fields", "maxAffected");

    /** Reads the parameters of a list. */
    public static ListQuery list(Resource resource, PageLimits limits, List<Parameter> parameters) {
        return new QueryParser(resource, limits, LIST).parse(parameters).listQuery();
    }

    /** Reads the parameters of an export: as those of a list, but without pages. */
    public static ListQuery export(Resource resource, PageLimits limits, List<Parameter> parameters) {
        return new QueryParser(resource, limits, EXPORT).parse(parameters).listQuery();
    }

    /** Reads the parameters of a single resource: {@code fields} and {@code expand}. */
    public static ListQuery single(Resource resource, PageLimits limits, List<Parameter> parameters) {
        return new QueryParser(resource, limits, SINGLE).parse(parameters).listQuery();
    }

    /** Reads the parameters of a bulk change; one of them must be a filter. */
    public static BulkQuery bulk(Resource resource, PageLimits limits, List<Parameter> parameters) {
        QueryParser parser = new QueryParser(resource, limits, BULK).parse(parameters);
        if (parser.filters.isEmpty() && !parser.filtered) {
            parser.violation(
                    "where",
                    "a filter is required, so that nothing is changed by accident; for example where.id.in=...");
        }
        ListQuery query = parser.listQuery();
        return new BulkQuery(query, parser.maxAffected);
    }

    /** Rejects every parameter. */
    public static void none(Resource resource, PageLimits limits, List<Parameter> parameters) {
        new QueryParser(resource, limits, Set.of()).parse(parameters).refuse();
    }

    private QueryParser parse(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            try {
                parse(parameter);
            } catch (QueryException e) {
                violations.add(Violation.inParameter(parameter.name(), String.valueOf(e.getMessage())));
            }
        }
        return this;
    }

    private void parse(Parameter parameter) throws QueryException {
        String name = parameter.name();
        if (name.startsWith(WHERE) && allowed.contains("where")) {
            filtered = true;
            filters.add(filterParser.parse(name.substring(WHERE.length()), parameter.value()));
            return;
        } else if (name.startsWith(ORDER_BY) && allowed.contains("orderby")) {
            orderBy(name.substring(ORDER_BY.length()), parameter.value());
            return;
        } else if (!allowed.contains(name) || name.equals("where") || name.equals("orderby")) {
            boolean paging = allowed.equals(EXPORT) && LIST.contains(name);
            throw new QueryException(
                    paging
                            ? "is not for an export, which is everything that matches"
                            : "is no parameter of this operation" + suggestion(name));
        } else if (!seen.add(name)) {
            throw new QueryException("is given twice");
        }
        String value = parameter.value();
        switch (name) {
            case "fields" -> fields(value);
            case "expand" -> expand(value);
            case "limit" -> limit = (int) number(value, 0, limits.maximalLimit());
            case "offset" -> offset = number(value, 0, Integer.MAX_VALUE);
            case "totalCount" -> totalCount = truth(value);
            case "cursor" -> cursor = truth(value);
            case "startAfter" -> startAfter = parameter;
            case "endBefore" -> endBefore = parameter;
            case "maxAffected" -> maxAffected = (int) number(value, 1, limits.maximalAffected());
            default -> throw new IllegalStateException("the parameter " + name + " is allowed but not read");
        }
    }

    private String suggestion(String name) {
        List<String> known = allowed.stream()
                .map(each -> each.equals("where") || each.equals("orderby") ? each + ".{field}" : each)
                .sorted()
                .toList();
        boolean isField = resource.field(name).isPresent() && allowed.contains("where");
        return isField ? "; did you mean 'where." + name + ".eq'?" : Suggestions.didYouMeanOrAll(name, known);
    }

    private void orderBy(String name, String direction) throws QueryException {
        Field field = field(name);
        if (!field.isOrderable()) {
            throw new QueryException("is encrypted, so nothing can be ordered by it");
        }
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw new QueryException("must be asc or desc");
        }
        if (order.stream().anyMatch(each -> each.field().equals(field))) {
            throw new QueryException("is given twice");
        }
        order.add(new Order(field, direction.equals("desc")));
    }

    private void fields(String value) throws QueryException {
        for (String name : value.split(",", -1)) {
            Optional<ChildCollection> collection = resource.childCollections().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (collection.isPresent()) {
                childCollections.add(collection.get());
            } else {
                fields.add(field(name));
            }
        }
    }

    private void expand(String value) throws QueryException {
        List<Relation.ToOne> known = resource.relations().stream()
                .<Relation.ToOne>mapMulti((relation, sink) -> {
                    if (relation instanceof Relation.ToOne toOne) {
                        sink.accept(toOne);
                    }
                })
                .toList();
        for (String name : value.split(",", -1)) {
            Optional<Relation.ToOne> relation =
                    known.stream().filter(each -> each.name().equals(name)).findFirst();
            expand.add(relation.orElseThrow(() -> new QueryException("'" + name + "' is no relation to one resource"
                    + Suggestions.didYouMeanOrAll(
                            name, known.stream().map(Relation.ToOne::name).toList()))));
        }
    }

    private Field field(String name) throws QueryException {
        return filterParser.field(name);
    }

    private static long number(String text, long least, long most) throws QueryException {
        if (WHOLE_NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new QueryException("must be a whole number from " + least + " to " + most);
    }

    private static boolean truth(String text) throws QueryException {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new QueryException("must be true or false");
        };
    }

    private ListQuery listQuery() {
        List<Order> total = totalOrder();
        Seek seek = seek(total);
        refuse();
        boolean projected = seen.contains("fields");
        return new ListQuery(
                projected
                        ? resource.visibleFields().stream()
                                .filter(fields::contains)
                                .toList()
                        : resource.visibleFields(),
                projected ? List.copyOf(childCollections) : resource.childCollections(),
                List.copyOf(expand),
                new Filter.And(filters),
                total,
                limit,
                offset,
                seek,
                cursor || seek != null,
                totalCount);
    }

    /** The order with the id behind it, which breaks ties; criteria behind the id could change nothing. */
    private List<Order> totalOrder() {
        List<Order> total = new ArrayList<>();
        for (Order each : order) {
            total.add(each);
            if (each.field().equals(resource.id())) {
                return List.copyOf(total);
            }
        }
        total.add(new Order(resource.id(), false));
        return List.copyOf(total);
    }

    private @Nullable Seek seek(List<Order> total) {
        Parameter given = startAfter == null ? endBefore : startAfter;
        if (given == null) {
            return null;
        }
        if (startAfter != null && endBefore != null) {
            violation("endBefore", "cannot be combined with startAfter");
        }
        if (seen.contains("offset")) {
            violation("offset", "cannot be combined with a cursor");
        }
        try {
            return Cursors.decode(given.value(), resource, total, startAfter == null);
        } catch (QueryException e) {
            violation(given.name(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void violation(String parameter, String detail) {
        violations.add(Violation.inParameter(parameter, detail));
    }

    private void refuse() {
        if (!violations.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_PARAMETER, violations).toException();
        }
    }
}
