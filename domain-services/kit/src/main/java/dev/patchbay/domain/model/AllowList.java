package dev.patchbay.domain.model;

import dev.patchbay.domain.problem.StartupProblem;
import dev.patchbay.problems.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The tables that a service exposes ({@code patchbay.domain.tables}).
 *
 * @param only the tables that are exposed; if empty, every table that the service has a record for
 * @param except tables that are not
 */
public record AllowList(List<String> only, List<String> except) {

    public AllowList {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    public boolean allows(String table) {
        return (only.isEmpty() || only.contains(table)) && !except.contains(table);
    }

    /** Returns a problem for each name that no table has. */
    List<StartupProblem> unknownNames(Collection<String> tables) {
        List<StartupProblem> problems = new ArrayList<>();
        check("only", only, tables, problems);
        check("except", except, tables, problems);
        return problems;
    }

    private static void check(
            String key, List<String> names, Collection<String> tables, List<StartupProblem> problems) {
        for (String name : names) {
            if (!tables.contains(name)) {
                problems.add(new StartupProblem(
                        "PB-601",
                        "patchbay.domain.tables." + key + ": no record of this service maps the table '" + name + "'"
                                + Suggestions.didYouMeanOrAll(name, tables)));
            }
        }
    }
}
