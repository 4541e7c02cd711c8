package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Rewriter;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renames path parameters of an operation whose path has another template in the result: in its parameters and in the
 * runtime expressions of its links and callbacks. Objects that are shared with other operations and have to change are
 * copied into place. Code: PB-305.
 */
final class PathParameterRenaming {

    private final References references;
    private final Problems problems;

    PathParameterRenaming(References references, Problems problems) {
        this.references = references;
        this.problems = problems;
    }

    Mapping rename(ApiDocument home, Mapping item, Map<String, String> renames) {
        return new Renamer(home, renames).object(item, Kind.PATH_ITEM);
    }

    private final class Renamer extends Rewriter {

        private final ApiDocument home;
        private final Map<String, String> renames;
        private int callbacks;

        Renamer(ApiDocument home, Map<String, String> renames) {
            this.home = home;
            this.renames = renames;
        }

        @Override
        protected Mapping enter(Mapping mapping, Kind kind) {
            if (callbacks > 0) {
                // What is inside of a callback is another API's path, with parameters and expressions of its own.
                callbacks += kind == Kind.CALLBACK ? 1 : 0;
                return mapping;
            }
            Mapping entered = mapping;
            if ((kind == Kind.RESPONSE || kind == Kind.LINK || kind == Kind.CALLBACK) && mapping.text("$ref") != null) {
                Mapping target = speaksOfRenamed(mapping, kind) ? target(mapping, kind) : null;
                entered = target == null ? mapping : target;
            }
            if (kind == Kind.CALLBACK) {
                callbacks++;
                return renamedKeys(entered);
            }
            return entered;
        }

        @Override
        protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
            if (kind == Kind.CALLBACK) {
                callbacks--;
            }
            if (callbacks == 0 && (kind == Kind.PATH_ITEM || kind == Kind.OPERATION)) {
                Sequence parameters = changed.sequence("parameters");
                return parameters == null ? changed : changed.with("parameters", parameters(parameters));
            }
            return callbacks == 0 && kind == Kind.LINK ? link(changed) : changed;
        }

        private Sequence parameters(Sequence parameters) {
            List<Node> renamed = new ArrayList<>();
            for (Node item : parameters.items()) {
                References.Located located = references.follow(home, item, Kind.PARAMETER);
                Mapping parameter = located != null && located.node() instanceof Mapping mapping ? mapping : null;
                String name = parameter == null || !"path".equals(parameter.text("in")) ? null : parameter.text("name");
                Mapping copy = name == null || !renames.containsKey(name) || !(item instanceof Mapping written)
                        ? null
                        : target(written, Kind.PARAMETER);
                renamed.add(
                        copy == null || name == null
                                ? item
                                : copy.with("name", Scalar.string(copy, renames.getOrDefault(name, name))));
            }
            return Sequence.of(parameters, renamed);
        }

        private Mapping link(Mapping link) {
            Mapping changed = link;
            Mapping parameters = link.mapping("parameters");
            if (parameters != null) {
                Mapping values = parameters;
                for (int i = 0; i < parameters.size(); i++) {
                    values = values.withValue(i, expression(parameters.value(i)));
                }
                changed = changed.with("parameters", values);
            }
            Node body = link.get("requestBody");
            return body == null ? changed : changed.with("requestBody", expression(body));
        }

        private Node expression(Node value) {
            if (!(value instanceof Scalar scalar) || !scalar.isString()) {
                return value;
            }
            String renamed = PathTemplate.renameExpressions(scalar.text(), renames);
            return renamed.equals(scalar.text()) ? value : Scalar.string(scalar, renamed);
        }

        private Mapping renamedKeys(Mapping callback) {
            Mapping.Builder renamed = Mapping.builder(callback);
            for (int i = 0; i < callback.size(); i++) {
                renamed.put(
                        PathTemplate.renameExpressions(callback.key(i), renames),
                        callback.keyLocation(i),
                        callback.value(i));
            }
            return renamed.build();
        }

        private @Nullable Mapping target(Mapping reference, Kind kind) {
            References.Located located = references.follow(home, reference, kind);
            if (located == null || !(located.node() instanceof Mapping target)) {
                return null;
            }
            if (!located.document().equals(home)) {
                problems.add(LocatedProblem.conflict(
                        "PB-305",
                        reference.location(),
                        "a path parameter that has to be renamed is defined in another file; use the same name"
                                + " in both templates"));
                return null;
            }
            return target;
        }

        private boolean speaksOfRenamed(Mapping reference, Kind kind) {
            References.Located located = references.follow(home, reference, kind);
            if (located == null || !(located.node() instanceof Mapping target)) {
                return false;
            }
            return kind == Kind.CALLBACK
                    ? !target.keys().equals(renamedKeys(target).keys())
                    : linksSpeakOfRenamed(located.document(), target, kind);
        }

        private boolean linksSpeakOfRenamed(ApiDocument document, Mapping mapping, Kind kind) {
            boolean[] speaks = new boolean[1];
            new Walker() {
                @Override
                protected boolean enter(Mapping inner, Kind own) {
                    References.Located followed = own == Kind.LINK ? references.follow(document, inner, own) : null;
                    speaks[0] |= followed != null && followed.node() instanceof Mapping link && link(link) != link;
                    return own == Kind.RESPONSE || (own.isMap() && !speaks[0]);
                }
            }.walk(mapping, kind);
            return speaks[0];
        }
    }
}
