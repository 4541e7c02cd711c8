package dev.patchbay.openapi.merge.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.equivalence.Resolver.OperationPointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Tolerance EXACT = new Tolerance() {};

    private static @Nullable String difference(String one, String other, Tolerance tolerance) {
        return DocumentEquality.differenceOfOperations(read(one), read(other), tolerance);
    }

    private static Mapping read(String yaml) {
        return (Mapping) TreeEdits.yaml(yaml);
    }

    private static String operation(String members) {
        return "{paths: {/a: {get: {" + members + "}}}}";
    }

    private static String schemas(String schemas) {
        return "{paths: {/a: {get: {responses: {'200': {content: {a/b: {schema: {$ref:"
                + " '#/components/schemas/S0'}}}}}}}}, components: {schemas: {" + schemas + "}}}";
    }

    private static String chain(int length, String end) {
        return schemas(IntStream.range(0, length)
                .mapToObj(i -> "S" + i + ": {properties: {next: {$ref: '#/components/schemas/S" + (i + 1) + "'}}}")
                .collect(Collectors.joining(", ", "", ", S" + length + ": " + end)));
    }

    @Test
    void theDifferenceTellsItsPointer() {
        assertThat(difference(
                        operation("responses: {'200': {description: a}}"),
                        operation("responses: {'200': {description: b}}"),
                        EXACT))
                .isEqualTo("GET /a/responses/200/description: 'a' here, 'b' there");
    }

    @Test
    void aDifferenceAtTheEndOfALongChainOfReferencesIsFound() {
        assertThat(difference(chain(5_000, "{type: string}"), chain(5_000, "{type: integer}"), EXACT))
                .endsWith("/type: 'string' here, 'integer' there");
        assertThat(difference(chain(5_000, "{type: string}"), chain(5_000, "{type: string}"), EXACT))
                .isNull();
    }

    @Test
    void aChainThroughDiscriminatorsNeedsNoStack() {
        String chain = schemas(IntStream.range(0, 3_000)
                .mapToObj(i -> "S" + i + ": {discriminator: {propertyName: p, mapping: {next: S" + (i + 1) + "}}}")
                .collect(Collectors.joining(", ", "", ", S3000: {type: string}")));
        assertThat(difference(chain, chain, EXACT)).isNull();
        assertThat(difference(chain, chain.replace("{type: string}", "{type: integer}"), EXACT))
                .endsWith("/type: 'string' here, 'integer' there");
    }

    @Test
    void aChainThroughCallbacksNeedsNoStack() {
        String chain = "{paths: {/a: {$ref: '#/components/pathItems/P0'}}, components: {pathItems: {"
                + IntStream.range(0, 3_000)
                        .mapToObj(i -> "P" + i + ": {get: {callbacks: {on: {'{$url}': {$ref: '#/components/pathItems/P"
                                + (i + 1) + "'}}}}}")
                        .collect(Collectors.joining(", "))
                + ", P3000: {get: {summary: end}}}}}";
        assertThat(difference(chain, chain, EXACT)).isNull();
        assertThat(difference(chain, chain.replace("summary: end", "summary: other"), EXACT))
                .endsWith("'end' here, 'other' there");
    }

    @Test
    void circlesOfAnyLengthAreEqual() {
        String one = schemas("S0: {properties: {next: {$ref: '#/components/schemas/S0'}}}");
        String two = schemas("S0: {properties: {next: {$ref: '#/components/schemas/S1'}}},"
                + " S1: {properties: {next: {$ref: '#/components/schemas/S0'}}}");
        assertThat(difference(one, two, EXACT)).isNull();
        assertThat(difference(two, one, EXACT)).isNull();
    }

    @Test
    void circlesThatDifferSomewhereAreNotEqual() {
        String one = schemas("S0: {properties: {next: {$ref: '#/components/schemas/S0'}}}");
        String two = schemas("S0: {properties: {next: {$ref: '#/components/schemas/S1'}}},"
                + " S1: {title: x, properties: {next: {$ref: '#/components/schemas/S0'}}}");
        assertThat(difference(one, two, EXACT))
                .isEqualTo("GET /a/responses/200/content/a~1b/schema/properties/next/title: missing on one side");
    }

    @Test
    void referencesThatLeadRoundInACircleLeadNowhere() {
        String circle = schemas("S0: {$ref: '#/components/schemas/S0'}");
        assertThat(difference(circle, circle, EXACT)).endsWith("a reference that leads nowhere");
    }

    @Test
    void aDifferenceThatWasFoundIsFoundAgain() {
        Mapping one = read(schemas("S0: {not: {$ref: '#/components/schemas/S1'}}, S1: {type: string}"));
        Mapping other = read(schemas("S0: {not: {$ref: '#/components/schemas/S1'}}, S1: {type: integer}"));
        ApiDocument left = TestDocuments.of(one);
        ApiDocument right = TestDocuments.of(other);
        Comparison comparison = TestDocuments.comparison(left, right, EXACT);
        Node a = TreeEdits.get(one, "/components/schemas/S0");
        Node b = TreeEdits.get(other, "/components/schemas/S0");
        assertThat(comparison.compare(left, a, right, b, Kind.SCHEMA)).isNotNull();
        assertThat(comparison.compare(left, a, right, b, Kind.SCHEMA)).isNotNull();
    }

    @Test
    void renamedTagsAreExpectedOnTheRight() {
        Tolerance renamed = new Tolerance() {
            @Override
            public String tag(ApiDocument left, String tag) {
                return "b_" + tag;
            }
        };
        assertThat(difference(operation("tags: [pets]"), operation("tags: [b_pets]"), renamed))
                .isNull();
        assertThat(difference(operation("tags: [pets]"), operation("tags: [pets]"), renamed))
                .isNotNull();
    }

    @Test
    void renamedOperationIdsAreExpectedOnTheRight() {
        Tolerance renamed = new Tolerance() {
            @Override
            public boolean isSameOperationId(ApiDocument left, String one, String other) {
                return other.equals("b_" + one);
            }
        };
        assertThat(difference(operation("operationId: get"), operation("operationId: b_get"), renamed))
                .isNull();
        assertThat(difference(operation("operationId: get"), operation("operationId: get"), renamed))
                .isNotNull();
        assertThat(difference(operation("operationId: get"), operation(""), renamed))
                .isNotNull();
    }

    @Test
    void renamedPathParametersAreExpectedOnTheRightWithTheirExpressions() {
        Tolerance renamed = new Tolerance() {
            @Override
            public String pathParameter(String name) {
                return name.equals("id") ? "key" : name;
            }

            @Override
            public String expression(String text) {
                return text.replace("path.id", "path.key");
            }

            @Override
            public Tolerance inCallback() {
                return EXACT;
            }
        };
        String text = operation("parameters: [{name: id, in: path}], callbacks: {on: {'{$request.path.id}': {post:"
                + " {parameters: [{name: id, in: path}], callbacks: {in: {'{$request.path.id}': {}}}}}}}");
        String expected =
                operation("parameters: [{name: key, in: path}], callbacks: {on: {'{$request.path.key}': {post:"
                        + " {parameters: [{name: id, in: path}], callbacks: {in: {'{$request.path.id}': {}}}}}}}");
        assertThat(difference(text, expected, renamed)).isNull();
        assertThat(difference(text, text, renamed)).contains("path.key");
        assertThat(difference(
                        text, expected.replace("in: {'{$request.path.id}'", "in: {'{$request.path.key}'"), renamed))
                .isNotNull();
    }

    @Test
    void renamedAnchorsAreExpectedOnTheRight() {
        Tolerance renamed = new Tolerance() {
            @Override
            public boolean isSameAnchor(ApiDocument left, String one, String other) {
                return other.equals("b_" + one);
            }
        };
        assertThat(difference(
                        schemas("S0: {$anchor: a, $dynamicAnchor: d, items: {$dynamicRef: '#d'}}"),
                        schemas("S0: {$anchor: b_a, $dynamicAnchor: b_d, items: {$dynamicRef: '#b_d'}}"),
                        renamed))
                .isNull();
        assertThat(difference(
                        schemas("S0: {$anchor: a, items: {$dynamicRef: '#d'}}"),
                        schemas("S0: {$anchor: b_a, items: {$dynamicRef: '#d'}}"),
                        renamed))
                .contains("$dynamicRef");
    }

    @Test
    void linksMayBeLeftOutOnPurposeAndNoOthers() {
        Tolerance drops = new Tolerance() {
            @Override
            public boolean dropsLink(ApiDocument left, Node link) {
                return link instanceof Mapping mapping && "hidden".equals(mapping.text("operationId"));
            }
        };
        String both = operation("responses: {'200': {links: {a: {operationId: hidden}, b: {operationId: other}}}}");
        String one = operation("responses: {'200': {links: {b: {operationId: other}}}}");
        assertThat(difference(both, one, drops)).isNull();
        assertThat(difference(both, operation("responses: {'200': {}}"), drops)).contains("/links/b");
        assertThat(difference(one, both, drops)).contains("links [a] on one side only");
    }

    @Test
    void linksLeadToTheOperationThatThePlanSays() {
        String text = "{paths: {/a: {get: {operationId: a, responses: {'200': {links: {l: {operationId: a}}}}}}}}";
        Tolerance elsewhere = new Tolerance() {
            @Override
            public boolean isSameOperation(OperationPointer left, OperationPointer right) {
                return false;
            }
        };
        assertThat(difference(text, text, EXACT)).isNull();
        assertThat(difference(text, text, elsewhere)).endsWith("leads to another operation");
    }

    @Test
    void parametersOfLinksHaveTheNamesThatThePlanSays() {
        String text =
                "{paths: {/a: {get: {operationId: a, responses: {'200': {links: {l: {operationId: a, parameters: {id:"
                        + " x}}}}}}}}}";
        Tolerance renamed = new Tolerance() {
            @Override
            public String linkParameter(OperationPointer leftOperation, String key) {
                return "key";
            }
        };
        assertThat(difference(text, text.replace("{id: x}", "{key: x}"), renamed))
                .isNull();
        assertThat(difference(text, text, renamed)).contains("/links/l/parameters/key");
    }

    @Test
    void ignoredKeysMayDifferOnEitherSide() {
        Tolerance ignores = new Tolerance() {
            @Override
            public boolean ignores(Kind kind, String key, Node value) {
                return Documentation.is(kind, key);
            }
        };
        assertThat(difference(operation("summary: a"), operation("description: b, x-c: 1"), ignores))
                .isNull();
        assertThat(difference(operation("deprecated: true"), operation(""), ignores))
                .isNotNull();
        assertThat(difference(schemas("S0: {properties: {description: {}}}"), schemas("S0: {properties: {}}"), ignores))
                .contains("/properties/description");
    }

    @Test
    void securityAndServersAreComparedUnlessToldOtherwise() {
        Tolerance neither = new Tolerance() {
            @Override
            public boolean comparesSecurity() {
                return false;
            }

            @Override
            public boolean comparesServers() {
                return false;
            }
        };
        String one = operation("security: [{a: []}], servers: [{url: 'https://a'}]");
        String other = operation("security: [], servers: [{url: 'https://b'}]");
        assertThat(difference(one, other, EXACT)).contains("/security");
        assertThat(difference(one, other.replace("security: []", "security: [{a: []}]"), EXACT))
                .contains("/servers");
        assertThat(difference(one, other, neither)).isNull();
    }
}
