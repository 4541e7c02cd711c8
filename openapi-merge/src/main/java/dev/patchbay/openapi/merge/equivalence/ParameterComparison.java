package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.equivalence.Side.Place;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Parameters, which name and place tell apart: the operation's own go over the path item's, and their order means nothing. */
record ParameterComparison(Comparison comparison, Side left, Side right, Tolerance tolerance) {

    @Nullable
    Difference compare(Trail path, EffectiveOperation one, EffectiveOperation other) {
        Map<String, Place> a = effective(left, one, tolerance::pathParameter);
        Map<String, Place> b = effective(right, other, name -> name);
        for (Map.Entry<String, Place> entry : a.entrySet()) {
            Place counterpart = b.get(entry.getKey());
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
        for (Map.Entry<String, Place> entry : b.entrySet()) {
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

    private static Map<String, Place> effective(Side side, EffectiveOperation operation, UnaryOperator<String> names) {
        Map<String, Place> parameters = new LinkedHashMap<>();
        put(side, operation.home(), operation.shared(), names, parameters);
        put(side, operation.home(), operation.own(), names, parameters);
        return parameters;
    }

    private static void put(
            Side side, ApiDocument home, Sequence list, UnaryOperator<String> names, Map<String, Place> parameters) {
        for (int i = 0; i < list.size(); i++) {
            Node written = list.get(i);
            Place resolved = side.resolved(new Place(home, written), Kind.PARAMETER);
            if (resolved == null || !(resolved.node() instanceof Mapping parameter)) {
                parameters.put("#" + i, new Place(home, written));
                continue;
            }
            String in = String.valueOf(parameter.text("in"));
            String name = String.valueOf(parameter.text("name"));
            if (in.equals("path") && !names.apply(name).equals(name)) {
                String expected = names.apply(name);
                Mapping renamed = parameter.with("name", Scalar.string(parameter, expected));
                parameters.put(in + "." + expected, new Place(resolved.document(), renamed));
            } else {
                parameters.put(in + "." + name, new Place(home, written));
            }
        }
    }
}
