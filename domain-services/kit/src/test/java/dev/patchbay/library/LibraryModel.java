package dev.patchbay.library;

import dev.patchbay.domain.model.AllowList;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceModels;
import java.util.List;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;

/** The resources of albums and their tracks. */
public final class LibraryModel {

    public static final ResourceModel MODEL = ResourceModels.read(
            JdbcMappingContext.forQuotedIdentifiers(), List.of(Album.class), new AllowList(List.of(), List.of()));
    public static final Resource ALBUMS = MODEL.get("albums");
    public static final Resource TRACKS = MODEL.get("tracks");

    private LibraryModel() {}
}
