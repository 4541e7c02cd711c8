package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts environment variables in the place of {@code ${NAME}} and {@code ${NAME:default}}, in values only. A dollar sign
 * written twice before the brace stands for itself. A variable without a value and without a default is PB-110.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(\\$\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?::([^}]*))?}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Problems problems;
    private final UnaryOperator<@Nullable String> environment;

    Placeholders(Problems problems, UnaryOperator<@Nullable String> environment) {
        this.problems = problems;
        this.environment = environment;
    }

    Node resolve(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                List<Node> values = java.util.stream.IntStream.range(0, mapping.size())
                        .mapToObj(i -> resolve(mapping.value(i)))
                        .toList();
                yield mapping.withValues(values);
            }
            case Sequence sequence ->
                Sequence.of(
                        sequence, sequence.items().stream().map(this::resolve).toList());
            case Scalar scalar -> scalar.text().contains("${") ? resolved(scalar) : scalar;
        };
    }

    private Scalar resolved(Scalar scalar) {
        Matcher matcher = PLACEHOLDER.matcher(scalar.text());
        boolean whole = matcher.matches() && matcher.group(1) == null;
        matcher.reset();
        String text = matcher.replaceAll(match -> Matcher.quoteReplacement(value(match, scalar)));
        if (whole && (text.equals("true") || text.equals("false"))) {
            return Scalar.bool(scalar, Boolean.parseBoolean(text));
        }
        return whole && NUMBER.matcher(text).matches() ? Scalar.number(scalar, text) : Scalar.string(scalar, text);
    }

    private String value(MatchResult match, Scalar scalar) {
        if (match.group(1) != null) {
            return "${";
        }
        String name = match.group(2);
        String value = environment.apply(name);
        if (value != null) {
            return value;
        }
        String otherwise = match.group(3);
        if (otherwise == null) {
            problems.add(LocatedProblem.configuration(
                    "PB-110",
                    scalar.location(),
                    "the environment variable " + name + " is not set; set it, or write a default: ${" + name
                            + ":...}"));
            return "";
        }
        return otherwise;
    }
}
