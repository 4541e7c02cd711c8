package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Walker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds constructs of OpenAPI 3.2 that 3.1 does not have, so that a document that uses them cannot be 3.1. */
final class NewIn32 extends Walker {

    private static final Map<Kind, Set<String>> FIELDS = Map.ofEntries(
            Map.entry(Kind.COMPONENTS, Set.of("mediaTypes")),
            Map.entry(Kind.PATH_ITEM, Set.of("query", "additionalOperations")),
            Map.entry(Kind.MEDIA_TYPE, Set.of("description", "itemSchema", "itemEncoding", "prefixEncoding", "$ref")),
            Map.entry(Kind.ENCODING, Set.of("encoding", "itemEncoding", "prefixEncoding")),
            Map.entry(Kind.RESPONSE, Set.of("summary")),
            Map.entry(Kind.EXAMPLE, Set.of("dataValue", "serializedValue")),
            Map.entry(Kind.SERVER, Set.of("name")),
            Map.entry(Kind.SECURITY_SCHEME, Set.of("deprecated", "oauth2MetadataUrl")),
            Map.entry(Kind.DISCRIMINATOR, Set.of("defaultMapping")));
    private static final Set<String> TAG = Set.of("summary", "parent", "kind");

    private final Missing missing;

    NewIn32(Missing missing) {
        this.missing = missing;
    }

    void check(Mapping root) {
        walk(root, Kind.OPENAPI);
        Sequence tags = root.sequence("tags");
        for (Node item : tags == null ? List.<Node>of() : tags.items()) {
            if (item instanceof Mapping tag) {
                refuse(tag, TAG, " of a tag");
            }
        }
    }

    @Override
    protected boolean enter(Mapping mapping, Kind kind) {
        // A reference has nothing of its own but a summary and a description, which 3.1 has as well.
        if (kind == Kind.MEDIA_TYPE || mapping.text("$ref") == null) {
            refuse(mapping, FIELDS.getOrDefault(kind, Set.of()), "");
        }
        if (kind == Kind.PARAMETER && "querystring".equals(mapping.text("in"))) {
            missing.add(mapping.keyLocation("in"), "parameter in: querystring");
        }
        if (kind == Kind.PARAMETER && "cookie".equals(mapping.text("style"))) {
            missing.add(mapping.keyLocation("style"), "style: cookie");
        }
        Mapping flows = kind == Kind.SECURITY_SCHEME ? mapping.mapping("flows") : null;
        if (flows != null) {
            refuse(flows, Set.of("deviceAuthorization"), "");
        }
        Mapping xml = kind == Kind.SCHEMA ? mapping.mapping("xml") : null;
        if (xml != null) {
            refuse(xml, Set.of("nodeType"), "");
        }
        return true;
    }

    private void refuse(Mapping mapping, Set<String> fields, String where) {
        for (int i = 0; i < mapping.size(); i++) {
            if (fields.contains(mapping.key(i))) {
                missing.add(mapping.keyLocation(i), "'" + mapping.key(i) + "'" + where, parts(mapping.value(i)));
            }
        }
    }

    /** The parts of a value: what is merged with the same of other documents gets into the result in parts. */
    private static List<Node> parts(Node value) {
        List<Node> parts = new ArrayList<>(List.of(value));
        for (int i = 0; value instanceof Mapping mapping && i < mapping.size(); i++) {
            parts.add(mapping.value(i));
        }
        return parts;
    }
}
