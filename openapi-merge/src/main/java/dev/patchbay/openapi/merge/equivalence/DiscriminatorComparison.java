package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.equivalence.Resolver.LocatedMapping;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.References.Located;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares discriminators: they are equal if each value on the wire means the same schema, by mapping or by name. */
record DiscriminatorComparison(Comparison comparison, Resolver left, Resolver right) {

    @Nullable
    Difference compare(LinkedPointer path, LocatedMapping one, LocatedMapping other) {
        Map<String, Located> a = left.discriminatorTable(one.document(), one.mapping());
        Map<String, Located> b = right.discriminatorTable(other.document(), other.mapping());
        if (!a.keySet().equals(b.keySet())) {
            return Difference.at(
                    path.then("discriminator"),
                    "values " + a.keySet() + " here, " + b.keySet() + " there",
                    one.mapping(),
                    other.mapping());
        }
        Map<String, String> unknown = left.unknown(one.document(), one.mapping());
        Map<String, String> otherUnknown = right.unknown(other.document(), other.mapping());
        if (!unknown.equals(otherUnknown)) {
            return Difference.at(
                    path.then("discriminator"),
                    "unknown schemas " + unknown + " here, " + otherUnknown + " there",
                    one.mapping(),
                    other.mapping());
        }
        for (Map.Entry<String, Located> entry : a.entrySet()) {
            Located counterpart = b.get(entry.getKey());
            if (counterpart != null) {
                comparison.compareLater(
                        path.then("discriminator").then(entry.getKey()), entry.getValue(), counterpart, Kind.SCHEMA);
            }
        }
        return null;
    }

    /** Compares the schemas that are meant when no value fits. */
    @Nullable
    Difference compareDefault(LinkedPointer path, Located one, Located other) {
        Located mapped = left.mapped(one.document(), one.node().toString());
        Located counterpart = right.mapped(other.document(), other.node().toString());
        if (mapped == null || counterpart == null) {
            return Trees.difference(path, one.node(), other.node());
        }
        comparison.compareLater(path, mapped, counterpart, Kind.SCHEMA);
        return null;
    }
}
