package dev.patchbay.library;

import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;

/** A child of an album. */
@Table("tracks")
public record Track(
        @Id UUID id,
        AggregateReference<Album, UUID> albumId,
        int position,
        String name,
        @Version long version) {}
