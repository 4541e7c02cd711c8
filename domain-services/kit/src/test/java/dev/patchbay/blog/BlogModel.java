package dev.patchbay.blog;

import dev.patchbay.domain.model.AllowList;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceModels;
import java.util.List;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;

/** The blog's resources, read from its records alone: without a database and without a service. */
public final class BlogModel {

    public static final ResourceModel MODEL = ResourceModels.read(
            JdbcMappingContext.forQuotedIdentifiers(),
            List.of(Post.class, Author.class),
            new AllowList(List.of(), List.of("categories")));
    public static final Resource POSTS = MODEL.get("posts");
    public static final Resource AUTHORS = MODEL.get("authors");

    private BlogModel() {}

    /** The post's field of this name. */
    public static Field field(String name) {
        return POSTS.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
