package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Nesting;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.ReadLimits;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import java.util.List;

/**
 * Checks one OpenAPI document.
 *
 * <pre>{@code
 * LintReport report = OpenApiLint.check((Mapping) DocumentReader.read("api.yaml", bytes));
 * report.findings().forEach(System.err::println);
 * }</pre>
 *
 * <p>The official meta-schemas come with {@code com.networknt:json-schema-validator} and {@code
 * io.vertx:vertx-openapi}, which are optional dependencies of this library: whoever calls this adds them.
 */
public final class OpenApiLint {

    private OpenApiLint() {}

    /**
     * Checks a document of OpenAPI 3.0 or 3.1; one of 3.2 is checked for all but its meta-schema. References to other
     * files are left alone.
     *
     * @param root of the document
     */
    public static LintReport check(Mapping root) {
        ApiDocument document = new ApiDocument(
                0, ServiceConfig.everything("document"), root.location().file(), root);
        References references = new References(List.of(document));
        FindingCollector findings = new FindingCollector();
        Node tooDeep = Nesting.below(root, ReadLimits.DEFAULT.depth());
        if (tooDeep != null) {
            String text = "nested more than " + ReadLimits.DEFAULT.depth() + " levels deep";
            findings.add(LintRule.SCHEMA, tooDeep.location(), text);
            return new LintReport(findings.inOrder());
        }
        new MetaSchemaCheck(findings).check(root);
        new ReferenceCheck(document, references, findings).check();
        new OperationIdCheck(findings).check(root);
        new PathCheck(document, references, findings).check();
        new UnusedComponentCheck(document, references, findings).check();
        return new LintReport(findings.inOrder());
    }
}
