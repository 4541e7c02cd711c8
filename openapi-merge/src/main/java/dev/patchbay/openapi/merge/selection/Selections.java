package dev.patchbay.openapi.merge.selection;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.ShapeCheck;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The selections of all inputs. */
public final class Selections {

    private Selections() {}

    /** Checks the shape of each input and selects what its service exposes; the order is that of the inputs. */
    public static Map<ApiDocument, Selection> of(
            MergeConfig config,
            List<ApiDocument> inputs,
            References references,
            Problems problems,
            ReportBuilder report)
            throws InvalidInputException {
        Map<ApiDocument, Selection> selections = new LinkedHashMap<>();
        for (ApiDocument input : inputs) {
            new ShapeCheck(problems).check(input);
            String basePath = BasePath.of(input, problems);
            selections.put(input, SelectionBuilder.select(input, basePath, references, config.strict(), problems));
        }
        problems.throwIfAny();
        selections.forEach((input, selection) -> report(input, selection, report));
        return selections;
    }

    /** Adds to the report how many operations of a document are exposed and hidden. */
    public static void report(ApiDocument input, Selection selection, ReportBuilder report) {
        report.add(
                Decision.EXPOSED,
                input.service(),
                "operations",
                selection.operations().size() + " exposed, "
                        + selection.hidden().size() + " hidden",
                input.root().location());
    }
}
