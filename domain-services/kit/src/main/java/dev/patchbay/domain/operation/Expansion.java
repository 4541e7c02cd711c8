package dev.patchbay.domain.operation;

import dev.patchbay.domain.model.Relation;
import dev.patchbay.domain.store.Row;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The embedded targets of relations: for each relation its rows by id. */
public record Expansion(Map<Relation.ToOne, Map<UUID, Row>> rows) {

    public static final Expansion NONE = new Expansion(Map.of());

    /** The row that the source refers to; empty if the reference is null. */
    public Optional<Row> of(Relation.ToOne relation, Row source) {
        return source.get(relation.via()) instanceof UUID id
                ? Optional.ofNullable(rows.getOrDefault(relation, Map.of()).get(id))
                : Optional.empty();
    }
}
