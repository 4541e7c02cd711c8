package dev.patchbay.openapi.merge.equivalence;

import static dev.patchbay.openapi.merge.equivalence.TreeEdits.get;
import static dev.patchbay.openapi.merge.equivalence.TreeEdits.remove;
import static dev.patchbay.openapi.merge.equivalence.TreeEdits.rename;
import static dev.patchbay.openapi.merge.equivalence.TreeEdits.reverse;
import static dev.patchbay.openapi.merge.equivalence.TreeEdits.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes one thing in a document that uses every construct, and in every golden case: the comparison has to see it, or
 * else a defect of the merge could pass the verifier. Changes without a meaning must not be seen.
 */
class MutationTest {

    private static final Tolerance EXACT = new Tolerance() {};
    private static final String LIST = "/paths/~1pets/get";
    private static final String CREATE = "/paths/~1pets/post";
    private static final String OK = LIST + "/responses/200";
    private static final String SCHEMAS = "/components/schemas";
    private static final String FIELDS = SCHEMAS + "/Everything/properties";

    private static final Mapping RICH = read(Path.of("src/test/mutations/rich.yaml"));

    private static Mapping read(Path file) {
        try {
            return (Mapping) DocumentReader.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException | InvalidInputException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Arguments change(String name, UnaryOperator<Mapping> change) {
        return Arguments.of(name, change);
    }

    private static Arguments changed(String name, String pointer, String yaml) {
        return change(name, root -> set(root, pointer, yaml));
    }

    private static Arguments removed(String name, String pointer) {
        return change(name + " removed", root -> remove(root, pointer));
    }

    static Stream<Arguments> changesOfMeaningAreSeen() {
        return Stream.of(
                // operations
                removed("an operation", CREATE),
                changed("an operation added", "/paths/~1pets/put", "{responses: {'200': {description: Put}}}"),
                change("an operation under another method", root -> rename(root, LIST, "head")),
                change("an operation under another path", root -> rename(root, "/paths/~1pets~1{id}", "/animals/{id}")),
                change(
                        "an additional operation under another method",
                        root -> rename(root, "/paths/~1pets/additionalOperations/COPY", "MOVE")),
                changed("an operationId", LIST + "/operationId", "other"),
                removed("an operationId", LIST + "/operationId"),
                changed("an extension added", "/paths/~1pets/additionalOperations/COPY/x-operation", "1"),
                changed("a summary", LIST + "/summary", "other"),
                changed("a description", LIST + "/description", "other"),
                changed("the summary of a path item", "/paths/~1pets/summary", "other"),
                changed("an extension of a path item", "/paths/~1pets/x-path", "2"),
                changed("an extension inside of data", LIST + "/x-cost/units", "3"),
                changed("the deprecation of an operation", LIST + "/deprecated", "false"),
                removed("a tag", LIST + "/tags/0"),
                changed("another tag", LIST + "/tags/1", "plants"),
                change("tags in another order", root -> reverse(root, LIST + "/tags")),
                changed("external documentation", LIST + "/externalDocs/url", "https://other.example"),
                // parameters
                changed("the name of a query parameter", LIST + "/parameters/0/name", "most"),
                changed("the location of a parameter", LIST + "/parameters/2/in", "header"),
                changed("a parameter required", LIST + "/parameters/0/required", "true"),
                changed("the style of a parameter", LIST + "/parameters/0/style", "spaceDelimited"),
                changed("the explode of a parameter", LIST + "/parameters/0/explode", "true"),
                changed("allowReserved", LIST + "/parameters/0/allowReserved", "false"),
                changed("allowEmptyValue", LIST + "/parameters/0/allowEmptyValue", "false"),
                changed("the deprecation of a parameter", LIST + "/parameters/0/deprecated", "false"),
                changed("the type of a parameter", LIST + "/parameters/0/schema/type", "string"),
                changed("the default of a parameter", LIST + "/parameters/0/schema/default", "21"),
                changed("an example of a parameter", LIST + "/parameters/0/examples/few/value", "4"),
                changed("the media type of a parameter", LIST + "/parameters/1/content", "{text/csv: {}}"),
                removed("a parameter of the operation", LIST + "/parameters/2"),
                removed("a parameter of the path item", "/paths/~1pets/parameters/0"),
                removed("a parameter that is a reference", LIST + "/parameters/3"),
                changed("a parameter added", CREATE + "/parameters", "[{name: dry, in: query, schema: {}}]"),
                changed(
                        "a parameter of the path item overridden",
                        CREATE + "/parameters",
                        "[{name: limit, in: query, schema: {type: integer, maximum: 11}}]"),
                changed("the name of a path parameter", "/paths/~1pets~1{id}/get/parameters/0/name", "pet"),
                changed("a component parameter", "/components/parameters/Fields/style", "form"),
                // request bodies
                removed("a request body", CREATE + "/requestBody"),
                changed("a request body optional", CREATE + "/requestBody/required", "false"),
                change(
                        "the media type of a request body",
                        root -> rename(root, CREATE + "/requestBody/content/multipart~1form-data", "multipart/mixed")),
                removed("a media type", CREATE + "/requestBody/content/multipart~1form-data"),
                changed("a media type added", CREATE + "/requestBody/content/text~1csv", "{}"),
                changed(
                        "the content type of an encoding",
                        CREATE + "/requestBody/content/multipart~1form-data/encoding/picture/contentType",
                        "image/gif"),
                change(
                        "the property of an encoding",
                        root -> rename(
                                root, CREATE + "/requestBody/content/multipart~1form-data/encoding/picture", "image")),
                changed(
                        "a header of an encoding",
                        CREATE
                                + "/requestBody/content/multipart~1form-data/encoding/picture/headers/X-Size/schema/type",
                        "string"),
                changed("a body by reference", "/components/requestBodies/Search/required", "false"),
                // responses
                change("a status", root -> rename(root, OK, "206")),
                change("a class of statuses", root -> rename(root, LIST + "/responses/4XX", "5XX")),
                removed("the default response", LIST + "/responses/default"),
                changed("a response added", LIST + "/responses/410", "{description: Gone}"),
                changed("the description of a response", OK + "/description", "other"),
                change("the name of a header", root -> rename(root, OK + "/headers/X-Total", "X-Count")),
                changed("a header optional", OK + "/headers/X-Total/required", "false"),
                changed("the type of a header", OK + "/headers/X-Total/schema/type", "string"),
                changed("a component header", "/components/headers/Page/schema/type", "string"),
                changed("a component response", "/components/responses/Error/description", "other"),
                changed("an example of a media type", OK + "/content/application~1json/example/0/kind", "dog"),
                changed("an example by reference", "/components/examples/Cat/value/name", "kit"),
                changed(
                        "the schema of items of a stream",
                        OK + "/content/application~1jsonl/itemSchema/$ref",
                        "'#/components/schemas/Event'"),
                // links
                removed("a link", OK + "/links/self"),
                changed("a link added", OK + "/links/more", "{operationId: getPet}"),
                changed("a link by id to another operation", OK + "/links/next/operationId", "createPet"),
                changed(
                        "a link by reference to another operation",
                        OK + "/links/self/operationRef",
                        "'#/paths/~1pets/post'"),
                changed(
                        "a link to another operation of another document",
                        OK + "/links/elsewhere/operationRef",
                        "'https://other.example/api.yaml#/paths/~1y/get'"),
                changed("a link to an operation that is not there", OK + "/links/next/operationId", "nothing"),
                changed("a component link", "/components/links/Shared/operationId", "getPet"),
                change("the parameter of a link", root -> rename(root, OK + "/links/next/parameters/id", "name")),
                changed("the expression of a link", OK + "/links/next/parameters/id", "'$response.body#/1/id'"),
                changed("the body of a link", OK + "/links/next/requestBody/like", "that"),
                changed("the server of a link", OK + "/links/next/server/url", "https://other.example"),
                // callbacks and webhooks
                change("the name of a callback", root -> rename(root, CREATE + "/callbacks/onCreated", "onMade")),
                change(
                        "the expression of a callback",
                        root -> rename(
                                root,
                                CREATE + "/callbacks/onCreated/{$request.body#~1callback}",
                                "{$request.body#/url}")),
                change(
                        "the method of a callback",
                        root -> rename(root, CREATE + "/callbacks/onCreated/{$request.body#~1callback}/post", "put")),
                changed(
                        "the body of a callback",
                        CREATE + "/callbacks/onCreated/{$request.body#~1callback}/post/requestBody/content/"
                                + "application~1json/schema/$ref",
                        "'#/components/schemas/Pet'"),
                change(
                        "a status of a component callback",
                        root -> rename(
                                root, "/components/callbacks/Shared/{$request.query.url}/get/responses/200", "201")),
                change("the name of a webhook", root -> rename(root, "/webhooks/petSold", "petGone")),
                removed("the body of a webhook", "/webhooks/petSold/post/requestBody"),
                changed("a webhook added", "/webhooks/more", "{get: {responses: {'200': {description: ok}}}}"),
                changed("a path item by reference", "/components/pathItems/Shared/put/operationId", "other"),
                // security and servers
                removed("the security of an operation", LIST + "/security"),
                changed("no security of an operation", LIST + "/security", "[]"),
                removed("an alternative of security", LIST + "/security/1"),
                removed("a scheme of an alternative", LIST + "/security/0/key"),
                removed("a scope", LIST + "/security/0/token/1"),
                changed("a scope added", LIST + "/security/0/token/-", "admin"),
                changed("the security of the document", "/security", "[{token: []}]"),
                changed("the name of a scheme's header", "/components/securitySchemes/key/name", "X-Other"),
                changed("the location of a scheme", "/components/securitySchemes/key/in", "query"),
                changed("the type of a scheme", "/components/securitySchemes/key", "{type: http, scheme: basic}"),
                changed(
                        "the token URL of a flow",
                        "/components/securitySchemes/token/flows/clientCredentials/tokenUrl",
                        "https://other.example"),
                change(
                        "a flow",
                        root -> rename(root, "/components/securitySchemes/token/flows/clientCredentials", "password")),
                removed(
                        "a scope of a scheme",
                        "/components/securitySchemes/token/flows/clientCredentials/scopes/write"),
                changed("the server of the document", "/servers/0/url", "https://other.example/{stage}"),
                changed("a variable of a server", "/servers/0/variables/stage/default", "test"),
                changed("the server of a path item", "/paths/~1pets/servers/0/url", "https://other.example"),
                removed("the servers of an operation", CREATE + "/servers"),
                changed("a server added", CREATE + "/servers/-", "{url: https://more.example}"),
                // schemas
                changed("a type", SCHEMAS + "/Pet/properties/kind/type", "integer"),
                removed("null as a type", SCHEMAS + "/Pet/properties/name/type/1"),
                changed("nullable", FIELDS + "/old/nullable", "false"),
                changed("a format", SCHEMAS + "/Event/properties/at/format", "date"),
                changed("a pattern", SCHEMAS + "/Pet/properties/name/pattern", "'^[a-z]*$'"),
                changed("minLength", SCHEMAS + "/Pet/properties/name/minLength", "2"),
                changed("exclusiveMinimum", SCHEMAS + "/Cat/allOf/1/properties/claws/exclusiveMinimum", "1"),
                changed("multipleOf", SCHEMAS + "/Cat/allOf/1/properties/claws/multipleOf", "2"),
                changed("uniqueItems", OK + "/content/application~1json/schema/uniqueItems", "false"),
                removed("a value of an enum", SCHEMAS + "/Everything/$defs/Local/enum/0"),
                changed("a value of an enum added", SCHEMAS + "/Everything/$defs/Local/enum/-", "d"),
                changed("the spelling of a number in an enum", SCHEMAS + "/Everything/$defs/Local/enum/2", "1.1"),
                changed("a const", SCHEMAS + "/Round/properties/form/const", "Square"),
                removed("a required property", SCHEMAS + "/Pet/required/1"),
                removed("a property", SCHEMAS + "/Pet/properties/born"),
                changed("a property added", SCHEMAS + "/Pet/properties/more", "{}"),
                changed("readOnly", SCHEMAS + "/Pet/properties/born/readOnly", "false"),
                changed("writeOnly", SCHEMAS + "/Pet/properties/secret/writeOnly", "false"),
                changed(
                        "a reference to another schema",
                        SCHEMAS + "/Event/properties/pet/$ref",
                        "'#/components/schemas/Cat'"),
                changed(
                        "a reference that leads nowhere",
                        SCHEMAS + "/Event/properties/pet/$ref",
                        "'#/components/schemas/Nothing'"),
                changed("what stands beside a reference", FIELDS + "/reference/description", "other"),
                changed("a schema that a chain of references leads to", SCHEMAS + "/Flat/type", "string"),
                changed("a boolean schema", FIELDS + "/anything", "false"),
                changed("additionalProperties", FIELDS + "/map/additionalProperties/type", "string"),
                changed("additionalProperties forbidden", SCHEMAS + "/Dog/additionalProperties", "true"),
                change("a pattern of properties", root -> rename(root, FIELDS + "/map/patternProperties/^x-", "^y-")),
                changed("the names of properties", FIELDS + "/map/propertyNames/pattern", "x"),
                changed("unevaluatedProperties", FIELDS + "/map/unevaluatedProperties", "true"),
                changed("unevaluatedItems", FIELDS + "/tuple/unevaluatedItems", "true"),
                changed("prefixItems", FIELDS + "/tuple/prefixItems/1/type", "integer"),
                changed("contains", FIELDS + "/tuple/contains/type", "number"),
                changed("not", FIELDS + "/not/not/type", "number"),
                changed("anyOf in place of oneOf", FIELDS + "/one", "{anyOf: [{type: boolean}, {type: 'null'}]}"),
                removed("an alternative of oneOf", SCHEMAS + "/Shape/oneOf/1"),
                removed("a part of allOf", SCHEMAS + "/Cat/allOf/1"),
                changed("the else of a condition", FIELDS + "/when/else/required/0", "d"),
                changed("dependentRequired", FIELDS + "/when/dependentRequired/a/0", "c"),
                changed("dependentSchemas", FIELDS + "/when/dependentSchemas/a/minProperties", "3"),
                changed(
                        "contentEncoding",
                        CREATE + "/requestBody/content/multipart~1form-data/schema/properties/picture/contentEncoding",
                        "base32"),
                changed("contentSchema", FIELDS + "/encoded/contentSchema/type", "array"),
                changed("a local definition", SCHEMAS + "/Everything/$defs/Local/type", "number"),
                changed("a schema by its anchor", FIELDS + "/anchored/$ref", "'#trunk'"),
                changed("an anchor", SCHEMAS + "/Tree/$anchor", "trunk"),
                changed("a dynamic anchor", SCHEMAS + "/Tree/$dynamicAnchor", "leaf"),
                changed("a dynamic reference", SCHEMAS + "/Tree/properties/children/items/$dynamicRef", "'#tree'"),
                changed("an $id", SCHEMAS + "/Tree/$id", "https://schemas.example/other"),
                changed("a dialect", SCHEMAS + "/Tree/$schema", "http://json-schema.org/draft-07/schema"),
                changed("data that looks like a reference", FIELDS + "/data/default/$ref", "'#/other'"),
                changed("an example of a schema", FIELDS + "/data/examples/0/deep/1", "3"),
                changed("the name in XML", SCHEMAS + "/Everything/xml/name", "other"),
                changed("an extension of a schema", SCHEMAS + "/Everything/x-table", "u"),
                // discriminators
                changed("the property of a discriminator", SCHEMAS + "/Pet/discriminator/propertyName", "name"),
                changed(
                        "the schema for a value",
                        SCHEMAS + "/Pet/discriminator/mapping/cat",
                        "'#/components/schemas/Dog'"),
                changed(
                        "the schema of another document for a value",
                        SCHEMAS + "/Pet/discriminator/mapping/bird",
                        "'https://other.example/fish.yaml'"),
                changed("a value without a schema", SCHEMAS + "/Pet/discriminator/mapping/fish", "Fish"),
                change("a value", root -> rename(root, SCHEMAS + "/Pet/discriminator/mapping/dog", "hound")),
                removed("a value", SCHEMAS + "/Pet/discriminator/mapping/dog"),
                changed("the schema for no value", SCHEMAS + "/Pet/discriminator/defaultMapping", "Dog"),
                changed(
                        "a value that a name stands for",
                        SCHEMAS + "/Shape/discriminator/mapping",
                        "{round: '#/components/schemas/Round'}"),
                changed("an heir added", SCHEMAS + "/Bird", "{allOf: [{$ref: '#/components/schemas/Pet'}]}"),
                removed("a discriminator", SCHEMAS + "/Shape/discriminator"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void changesOfMeaningAreSeen(String name, UnaryOperator<Mapping> change) {
        assertThat(DocumentEquality.difference(RICH, change.apply(RICH), EXACT))
                .as(name)
                .isNotNull();
        assertThat(DocumentEquality.difference(change.apply(RICH), RICH, EXACT))
                .as(name + ", from the other side")
                .isNotNull();
    }

    static Stream<Arguments> changesOfSpellingAreNotSeen() {
        return Stream.of(
                change("the order of keys", root -> (Mapping) TreeEdits.reverseKeys(root)),
                changed("the title of the document", "/info/title", "other"),
                changed("the tags of the document", "/tags", "[]"),
                change("the order of parameters", root -> reverse(root, LIST + "/parameters")),
                change("the order of alternatives of security", root -> reverse(root, LIST + "/security")),
                changed("inherited security written out", CREATE + "/security", "[{key: []}]"),
                changed("inherited servers written out", LIST + "/servers", "[{url: https://pets.example}]"),
                changed(
                        "an inherited parameter written out",
                        CREATE + "/parameters",
                        "[{name: trace, in: header, schema: {type: string}}]"),
                changed("an inherited summary written out", CREATE + "/summary", "of the path"),
                change(
                        "a component under another name",
                        root -> set(
                                rename(root, "/components/parameters/Fields", "Columns"),
                                LIST + "/parameters/3/$ref",
                                "'#/components/parameters/Columns'")),
                change(
                        "a component written out",
                        root -> set(root, LIST + "/responses/default", get(root, "/components/responses/Error"))),
                change(
                        "an operation written out",
                        root -> set(root, "/paths/~1shared", get(root, "/components/pathItems/Shared"))),
                change(
                        "a security scheme under another name",
                        root -> set(
                                set(
                                        rename(root, "/components/securitySchemes/key", "apiKey"),
                                        "/security",
                                        "[{apiKey: []}]"),
                                LIST + "/security",
                                "[{apiKey: [], token: [read, write]}, {}]")),
                changed("a link by reference in place of one by id", OK + "/links/next", """
                    operationRef: '#/paths/~1pets~1{id}/get'
                    description: A pet
                    parameters: {id: '$response.body#/0/id', query.limit: 5}
                    requestBody: {like: this}
                    server: {url: https://links.example}
                    """),
                changed(
                        "values of a discriminator written out",
                        SCHEMAS + "/Shape/discriminator/mapping",
                        "{Round: '#/components/schemas/Round', Flat: Flat}"),
                changed("a schema by its anchor in place of its pointer", FIELDS + "/tree/$ref", "'#tree'"),
                changed("a component that nobody refers to", "/components/schemas/More", "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void changesOfSpellingAreNotSeen(String name, UnaryOperator<Mapping> change) {
        assertThat(DocumentEquality.differenceOfOperations(RICH, change.apply(RICH), EXACT))
                .as(name)
                .isNull();
        assertThat(DocumentEquality.differenceOfOperations(change.apply(RICH), RICH, EXACT))
                .as(name + ", from the other side")
                .isNull();
    }

    @Test
    void noServersAreTheRoot() {
        Mapping none = remove(RICH, "/servers");
        assertThat(DocumentEquality.difference(none, set(none, "/servers", "[{url: /}]"), EXACT))
                .isNull();
        assertThat(DocumentEquality.difference(none, set(none, "/servers", "[]"), EXACT))
                .isNull();
    }

    @Test
    void everyChangeOfTheRichDocumentIsSeen() {
        assertThat(unseen(RICH)).isEmpty();
    }

    /** Changes that make no difference to any operation, by golden case. */
    private static final Map<String, List<String>> WITHOUT_MEANING = Map.ofEntries(
            // A name or pointer that leads nowhere may lead nowhere by another one.
            entry(
                    "M13-discriminator-short-names",
                    "changed /components/schemas/Pet/discriminator/mapping/fish",
                    "changed /components/schemas/b_Pet/discriminator/mapping/fish"),
            entry("M13-uri-is-not-captured", "changed /components/schemas/Pet/discriminator/mapping/f"),
            entry(
                    "M18-links-through-references",
                    "changed /paths/~1z/get/responses/200/links/nowhere/operationRef",
                    "changed /paths/~1z/get/responses/200/links/noWebhook/operationRef"),
            entry("M30-missing-id-is-not-captured", "changed /paths/~1a/get/responses/200/links/l/operationId"),
            entry(
                    "M30-operation-ids",
                    "changed /paths/~1a/get/responses/200/links/gone/operationId",
                    "changed /paths/~1b/get/responses/200/links/gone/operationId"),
            // An empty schema in place of a reference to one.
            entry(
                    "M21-boolean-and-empty-schemas",
                    "removed /paths/~1a2/get/responses/200/content/application~1json/schema/$ref",
                    "removed /paths/~1b2/get/responses/200/content/application~1json/schema/$ref"),
            // A path item without operations.
            entry(
                    "M28-empty-path-items",
                    "removed /paths/~1acl",
                    "removed /paths/~1acl/description",
                    "changed /paths/~1acl/description"),
            // No security is none, of the operation's own or inherited.
            entry("M31-one-without-security", "removed /paths/~1a~1own/get/security"),
            entry(
                    "M31-root-security-differs",
                    "removed /paths/~1a~1own/get/security",
                    "removed /paths/~1b~1own/get/security"),
            entry("N10-hoisted", "removed /paths/~1b/get/security"),
            // Servers of a path item whose operations have their own.
            entry(
                    "M36-servers-differ",
                    "removed /paths/~1own/servers",
                    "removed /paths/~1own/servers/0",
                    "removed /paths/~1own/servers/0/url",
                    "changed /paths/~1own/servers/0/url"),
            // Extensions of the objects around path items and components.
            entry(
                    "M39-extensions",
                    "removed /paths/x-p",
                    "removed /paths/x-p/get",
                    "changed /paths/x-p/get",
                    "removed /components/x-c",
                    "changed /components/x-c"));

    private static Map.Entry<String, List<String>> entry(String name, String... changes) {
        return Map.entry(name, List.of(changes));
    }

    @TestFactory
    Stream<DynamicTest> everyChangeOfAGoldenResultIsSeen() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/cases"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.yaml"))).sorted().toList().stream()
                    .map(folder -> {
                        String name = folder.getFileName().toString();
                        return DynamicTest.dynamicTest(
                                name,
                                () -> assertThat(unseen(read(folder.resolve("expected.yaml"))))
                                        .containsExactlyInAnyOrderElementsOf(
                                                WITHOUT_MEANING.getOrDefault(name, List.of())));
                    });
        }
    }

    /** The changes that are not seen, of all that remove one thing or write another text, number or boolean. */
    private static List<String> unseen(Mapping root) {
        List<String> unseen = new ArrayList<>();
        assertThat(DocumentEquality.difference(root, root, EXACT)).isNull();
        for (String part : List.of("paths", "webhooks", "components")) {
            Node node = root.get(part);
            if (node != null) {
                List<String> pointers = new ArrayList<>();
                collect(node, Pointer.of(part), pointers);
                for (String pointer : pointers) {
                    see(root, remove(root, pointer), "removed " + pointer, unseen);
                    if (get(root, pointer) instanceof Scalar scalar) {
                        see(root, set(root, pointer, other(scalar)), "changed " + pointer, unseen);
                    }
                }
            }
        }
        return unseen;
    }

    private static void see(Mapping root, Mapping changed, String change, List<String> unseen) {
        if (DocumentEquality.difference(root, changed, EXACT) == null) {
            unseen.add(change);
        }
    }

    private static Scalar other(Scalar scalar) {
        return switch (scalar.type()) {
            case STRING -> Scalar.string(scalar, scalar.text() + "x");
            case NUMBER -> Scalar.number(scalar, scalar.text() + "1");
            case BOOLEAN -> Scalar.bool(scalar, !scalar.isTrue());
            case NULL -> Scalar.string(scalar, "null");
        };
    }

    private static void collect(Node node, Pointer pointer, List<String> pointers) {
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                Pointer child = pointer.then(mapping.key(i));
                pointers.add(child.toString());
                collect(mapping.value(i), child, pointers);
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) {
                Pointer child = pointer.then(Integer.toString(i));
                pointers.add(child.toString());
                collect(sequence.get(i), child, pointers);
            }
        }
    }
}
