package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.equivalence.Side.Holder;
import dev.patchbay.openapi.merge.equivalence.Side.Place;
import dev.patchbay.openapi.merge.model.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Discriminators: they are the same when each value on the wire means the same schema, by mapping or by name. */
record DiscriminatorComparison(Comparison comparison, Side left, Side right) {

    @Nullable
    Difference compare(Trail path, Holder one, Holder other) {
        Map<String, Place> a = left.discriminatorTable(one.place(), one.mapping());
        Map<String, Place> b = right.discriminatorTable(other.place(), other.mapping());
        if (!a.keySet().equals(b.keySet())) {
            return Difference.at(
                    path.then("discriminator"),
                    "values " + a.keySet() + " here, " + b.keySet() + " there",
                    one.mapping(),
                    other.mapping());
        }
        for (Map.Entry<String, Place> entry : a.entrySet()) {
            Place counterpart = b.get(entry.getKey());
            Difference difference = counterpart == null
                    ? null
                    : comparison.compare(
                            path.then("discriminator").then(entry.getKey()),
                            entry.getValue(),
                            counterpart,
                            Kind.SCHEMA);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    /** What is meant when no value fits. */
    @Nullable
    Difference compareDefault(Trail path, Place one, Place other) {
        Place mapped = left.mapped(one.document(), one.node().toString());
        Place counterpart = right.mapped(other.document(), other.node().toString());
        return mapped == null || counterpart == null
                ? Trees.difference(path, one.node(), other.node())
                : comparison.compare(path, mapped, counterpart, Kind.SCHEMA);
    }
}
