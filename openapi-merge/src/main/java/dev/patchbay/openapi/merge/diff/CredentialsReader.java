package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the effective security of an operation. */
final class CredentialsReader {

    private final DiffDocument document;

    private CredentialsReader(DiffDocument document) {
        this.document = document;
    }

    /** @param isEvent true if the document's own security, which is about clients, does not apply */
    static List<Credentials> read(DiffDocument document, Mapping operation, boolean isEvent) {
        Node security = operation.get("security");
        if (security == null && !isEvent) {
            security = document.root().get("security");
        }
        List<Credentials> alternatives = new ArrayList<>();
        if (security instanceof Sequence list) {
            CredentialsReader reader = new CredentialsReader(document);
            for (Node item : list.items()) {
                if (item instanceof Mapping requirement) {
                    alternatives.add(reader.read(requirement));
                }
            }
        }
        return alternatives.isEmpty() ? List.of(new Credentials(Map.of(), Map.of())) : alternatives;
    }

    private Credentials read(Mapping requirement) {
        Map<String, Set<String>> scopes = new TreeMap<>();
        Map<String, Mapping> schemes = new TreeMap<>();
        Mapping components = document.root().mapping("components");
        Mapping defined = components == null ? null : components.mapping("securitySchemes");
        for (int i = 0; i < requirement.size(); i++) {
            String name = requirement.key(i);
            Mapping scheme = defined == null ? null : document.follow(defined.get(name), Kind.SECURITY_SCHEME);
            String kind = scheme == null ? name : kind(scheme);
            scopes.computeIfAbsent(kind, any -> new TreeSet<>()).addAll(texts(requirement.value(i)));
            if (scheme != null) {
                schemes.put(kind, scheme);
            }
        }
        return new Credentials(scopes, schemes);
    }

    /** The kind of a scheme: all that a client has to know to use it, whatever the scheme is called. */
    private static String kind(Mapping scheme) {
        StringBuilder kind = new StringBuilder(String.valueOf(scheme.text("type")));
        for (String key : List.of("scheme", "in", "name", "openIdConnectUrl")) {
            String text = scheme.text(key);
            if (text != null) {
                kind.append(' ').append(text);
            }
        }
        return kind.toString();
    }

    private static Set<String> texts(Node node) {
        Set<String> texts = new TreeSet<>();
        if (node instanceof Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
        }
        return texts;
    }
}
