package dev.patchbay.domain.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a group: {@code (a.eq=1|b.in=x,y|and(c.gt=1|d.lt=2))}. The bar separates the parts of {@code or} and of {@code
 * and} alike, as in Platformatic DB.
 */
final class GroupParser {

    private static final int DEEPEST = 20;

    private final FilterParser filters;
    private final QuotedScanner text;

    GroupParser(FilterParser filters, String text) {
        this.filters = filters;
        this.text = new QuotedScanner(text);
    }

    Filter parse(boolean any) throws QueryException {
        Filter filter = group(any, 1);
        text.expectEnd();
        return filter;
    }

    private Filter group(boolean any, int depth) throws QueryException {
        if (depth > DEEPEST) {
            throw new QueryException("is nested more than " + DEEPEST + " deep");
        }
        text.expect('(');
        List<Filter> parts = new ArrayList<>();
        do {
            parts.add(part(depth));
        } while (text.take('|'));
        text.expect(')');
        return any ? new Filter.Or(parts) : new Filter.And(parts);
    }

    private Filter part(int depth) throws QueryException {
        if (text.takeBefore("and", '(')) {
            return group(false, depth + 1);
        } else if (text.takeBefore("or", '(')) {
            return group(true, depth + 1);
        }
        String key = text.value("=|)");
        text.expect('=');
        FilterParser.Target target = filters.target(key);
        List<String> values = new ArrayList<>();
        do {
            values.add(text.value(target.operator().takesList() ? ",|)" : "|)"));
        } while (target.operator().takesList() && text.take(','));
        return filters.compare(target, values);
    }
}
