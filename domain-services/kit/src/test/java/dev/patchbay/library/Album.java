package dev.patchbay.library;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** An album with its tracks. */
@Table("albums")
public record Album(
        @Id UUID id,
        String title,
        @Nullable Integer year,

        @MappedCollection(idColumn = "album_id", keyColumn = "position")
        List<Track> tracks,

        @Version long version) {}
