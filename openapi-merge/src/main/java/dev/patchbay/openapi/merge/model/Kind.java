package dev.patchbay.openapi.merge.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kind of an object in an OpenAPI document, and the kinds of the values at its keys: the fixed fields of OpenAPI
 * 3.0, 3.1 and 3.2 and the keywords of JSON Schema that hold schemas. Whoever walks a document along kinds can tell a
 * reference from an example that looks like one.
 */
public final class Kind {

    /** Plain data: examples, defaults, extensions. Nothing in it is a reference or a schema, whatever it looks like. */
    public static final Kind DATA = new Kind("data", false);

    public static final Kind OPENAPI = new Kind("openapi", false);
    public static final Kind PATHS = new Kind("paths", false);
    public static final Kind PATH_ITEM = new Kind("pathItems", true);
    public static final Kind OPERATION = new Kind("operation", false);
    public static final Kind PARAMETER = new Kind("parameters", true);
    public static final Kind REQUEST_BODY = new Kind("requestBodies", true);
    public static final Kind MEDIA_TYPE = new Kind("mediaTypes", true);
    public static final Kind ENCODING = new Kind("encoding", false);
    public static final Kind RESPONSES = new Kind("responses object", false);
    public static final Kind RESPONSE = new Kind("responses", true);
    public static final Kind HEADER = new Kind("headers", true);
    public static final Kind EXAMPLE = new Kind("examples", true);
    public static final Kind LINK = new Kind("links", true);
    public static final Kind CALLBACK = new Kind("callbacks", true);
    public static final Kind SERVER = new Kind("server", false);
    public static final Kind SECURITY_REQUIREMENT = new Kind("security requirement", false);
    public static final Kind SECURITY_SCHEME = new Kind("securitySchemes", true);
    public static final Kind COMPONENTS = new Kind("components", false);
    public static final Kind SCHEMA = new Kind("schemas", true);
    public static final Kind DISCRIMINATOR = new Kind("discriminator", false);

    /** The methods a Path Item Object has fields for; {@code query} since 3.2. */
    public static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private static final Set<Kind> HOLD_OPERATIONS = Set.of(OPENAPI, PATHS, PATH_ITEM, OPERATION, CALLBACK, COMPONENTS);

    private static final Map<String, Kind> SECTIONS = new HashMap<>();

    static {
        OPENAPI.field("paths", PATHS)
                .field("webhooks", mapOf(PATH_ITEM))
                .field("components", COMPONENTS)
                .field("servers", listOf(SERVER))
                .field("security", listOf(SECURITY_REQUIREMENT));
        PATHS.otherwise(PATH_ITEM);
        METHODS.forEach(method -> PATH_ITEM.field(method, OPERATION));
        PATH_ITEM
                .field("additionalOperations", mapOf(OPERATION))
                .field("servers", listOf(SERVER))
                .field("parameters", listOf(PARAMETER));
        OPERATION
                .field("parameters", listOf(PARAMETER))
                .field("requestBody", REQUEST_BODY)
                .field("responses", RESPONSES)
                .field("callbacks", mapOf(CALLBACK))
                .field("security", listOf(SECURITY_REQUIREMENT))
                .field("servers", listOf(SERVER));
        for (Kind described : new Kind[] {PARAMETER, HEADER}) {
            described
                    .field("schema", SCHEMA)
                    .field("content", mapOf(MEDIA_TYPE))
                    .field("examples", mapOf(EXAMPLE));
        }
        REQUEST_BODY.field("content", mapOf(MEDIA_TYPE));
        MEDIA_TYPE
                .field("schema", SCHEMA)
                .field("itemSchema", SCHEMA)
                .field("examples", mapOf(EXAMPLE))
                .field("encoding", mapOf(ENCODING))
                .field("prefixEncoding", listOf(ENCODING))
                .field("itemEncoding", ENCODING);
        ENCODING.field("headers", mapOf(HEADER))
                .field("encoding", mapOf(ENCODING))
                .field("prefixEncoding", listOf(ENCODING))
                .field("itemEncoding", ENCODING);
        RESPONSES.otherwise(RESPONSE);
        RESPONSE.field("headers", mapOf(HEADER))
                .field("content", mapOf(MEDIA_TYPE))
                .field("links", mapOf(LINK));
        LINK.field("server", SERVER);
        CALLBACK.otherwise(PATH_ITEM);
        for (Kind component : new Kind[] {
            SCHEMA,
            RESPONSE,
            PARAMETER,
            EXAMPLE,
            REQUEST_BODY,
            HEADER,
            SECURITY_SCHEME,
            LINK,
            CALLBACK,
            PATH_ITEM,
            MEDIA_TYPE
        }) {
            COMPONENTS.field(component.name, mapOf(component));
            SECTIONS.put(component.name, component);
        }
        for (String map :
                new String[] {"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"}) {
            SCHEMA.field(map, mapOf(SCHEMA));
        }
        for (String list : new String[] {"allOf", "anyOf", "oneOf", "prefixItems"}) {
            SCHEMA.field(list, listOf(SCHEMA));
        }
        for (String one : new String[] {
            "additionalProperties",
            "additionalItems",
            "not",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "if",
            "then",
            "else",
            "contentSchema"
        }) {
            SCHEMA.field(one, SCHEMA);
        }
        // Before 2020-12 a list of schemas was allowed here, and dependencies mixed schemas with lists of names.
        SCHEMA.field("items", new Kind("items", SCHEMA))
                .field("dependencies", mapOf(SCHEMA))
                .field("discriminator", DISCRIMINATOR);
    }

    private final String name;
    private final boolean referable;
    private final Map<String, Kind> fields = new HashMap<>();
    private @Nullable Kind otherwise;
    private @Nullable Kind entry;
    private @Nullable Kind item;
    private @Nullable Kind alsoOne;

    private Kind(String name, boolean referable) {
        this.name = name;
        this.referable = referable;
    }

    /** One of these, or a list of them. */
    private Kind(String name, Kind one) {
        this(name, false);
        this.alsoOne = one;
        this.item = one;
    }

    private static Kind mapOf(Kind entry) {
        Kind map = new Kind("map of " + entry.name, false);
        map.entry = entry;
        return map;
    }

    private static Kind listOf(Kind item) {
        Kind list = new Kind("list of " + item.name, false);
        list.item = item;
        return list;
    }

    private Kind field(String key, Kind kind) {
        fields.put(key, kind);
        return this;
    }

    private void otherwise(Kind kind) {
        otherwise = kind;
    }

    /** Returns the kind of a component in this section of {@code components}; null if there is no such section. */
    public static @Nullable Kind ofSection(String section) {
        return SECTIONS.get(section);
    }

    /**
     * Returns the section of {@code components} that holds this kind; meaningful for {@link #isReferable() referable}
     * kinds only.
     */
    public String section() {
        return name;
    }

    /** True if the keys of such an object are names of the document's own choice, so that none has a meaning. */
    public boolean isMap() {
        return entry != null;
    }

    /** True if a {@code $ref} may stand in place of, or inside of, an object of this kind. */
    public boolean isReferable() {
        return referable;
    }

    /** True if an object may stand for this kind. */
    public boolean allowsObject() {
        return item == null || alsoOne != null;
    }

    /** True if a list may stand for this kind. */
    public boolean allowsList() {
        return item != null;
    }

    /** Returns this kind, seen in an object: {@code items} may hold one schema or, in old documents, several. */
    public Kind asObject() {
        return alsoOne == null ? this : alsoOne;
    }

    /** Returns the kind of the value at this key of an object of this kind. */
    public Kind child(String key) {
        if (entry != null) {
            return entry;
        }
        Kind field = fields.get(key);
        if (field != null) {
            return field;
        }
        return otherwise == null || key.startsWith("x-") || key.equals("$ref") ? DATA : otherwise;
    }

    /** True if operations may be found inside of such an object. */
    public boolean mayHoldOperations() {
        return entry == null ? HOLD_OPERATIONS.contains(this) : entry.mayHoldOperations();
    }

    /** Returns the kind of the values in a list of this kind. */
    public Kind item() {
        return item == null ? DATA : item;
    }

    @Override
    public String toString() {
        return name;
    }
}
