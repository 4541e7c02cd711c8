package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares parameters by name and location: the operation's own override the path item's, and their order means
 * nothing.
 */
record ParameterComparison(Comparison comparison, Resolver left, Resolver right, Tolerance tolerance) {

    @Nullable
    Difference compare(LinkedPointer path, EffectiveOperation one, EffectiveOperation other) {
        Map<String, Located> a = effective(left, one, tolerance::pathParameter);
        Map<String, Located> b = effective(right, other, name -> name);
        for (Map.Entry<String, Located> entry : a.entrySet()) {
            Located counterpart = b.get(entry.getKey());
            if (counterpart == null) {
                return Difference.at(
                        path.then("parameters"),
                        "parameter " + entry.getKey() + " on one side only",
                        entry.getValue().node(),
                        other.rest());
            }
            Difference difference = comparison.compare(
                    path.then("parameters").then(entry.getKey()), entry.getValue(), counterpart, Kind.PARAMETER);
            if (difference != null) {
                return difference;
            }
        }
        for (Map.Entry<String, Located> entry : b.entrySet()) {
            if (!a.containsKey(entry.getKey())) {
                return Difference.at(
                        path.then("parameters"),
                        "parameter " + entry.getKey() + " on one side only",
                        one.rest(),
                        entry.getValue().node());
            }
        }
        return null;
    }

    private static Map<String, Located> effective(
            Resolver side, EffectiveOperation operation, UnaryOperator<String> names) {
        Map<String, Located> parameters = new LinkedHashMap<>();
        put(side, operation.home(), operation.shared(), names, parameters);
        put(side, operation.home(), operation.own(), names, parameters);
        return parameters;
    }

    private static void put(
            Resolver side,
            ApiDocument home,
            Sequence list,
            UnaryOperator<String> names,
            Map<String, Located> parameters) {
        for (int i = 0; i < list.size(); i++) {
            Node written = list.get(i);
            Located resolved = side.resolved(new Located(home, written), Kind.PARAMETER);
            if (resolved == null || !(resolved.node() instanceof Mapping parameter)) {
                parameters.put("#" + i, new Located(home, written));
                continue;
            }
            String in = String.valueOf(parameter.text("in"));
            String name = String.valueOf(parameter.text("name"));
            if (in.equals("path") && !names.apply(name).equals(name)) {
                String expected = names.apply(name);
                Mapping renamed = parameter.with("name", Scalar.string(parameter, expected));
                parameters.put(in + "." + expected, new Located(resolved.document(), renamed));
            } else {
                parameters.put(in + "." + name, new Located(home, written));
            }
        }
    }
}
