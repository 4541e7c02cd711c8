package dev.patchbay.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.OperationKind.Direct;
import dev.patchbay.library.LibraryModel;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;

class OperationCatalogTest {

    private static final List<ResourceOperation> POSTS = BlogModel.MODEL.operations(BlogModel.POSTS);
    private static final List<ResourceOperation> ALBUMS = LibraryModel.MODEL.operations(LibraryModel.ALBUMS);
    private static final List<ResourceOperation> TRACKS = LibraryModel.MODEL.operations(LibraryModel.TRACKS);

    private static ResourceOperation operation(List<ResourceOperation> operations, String operationId) {
        return operations.stream()
                .filter(each -> each.operationId().equals(operationId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writableResourceHasEveryDirectOperation() {
        assertThat(POSTS).extracting(ResourceOperation::kind).contains(Direct.values());
    }

    @Test
    void childIsReadOnly() {
        assertThat(TRACKS).extracting(ResourceOperation::method).containsOnly(RequestMethod.GET);
    }

    @Test
    void methodAndPathStandOnce() {
        assertThat(new HashSet<>(POSTS.stream()
                        .map(each -> each.method() + " " + each.path())
                        .toList()))
                .hasSameSizeAs(POSTS);
    }

    @Test
    void relationNeedsTheReadScopesOfBothSides() {
        assertThat(operation(POSTS, "getPostAuthor").scopes()).containsExactly("posts:read", "authors:read");
        assertThat(operation(POSTS, "getPostParent").scopes()).containsExactly("posts:read");
    }

    @Test
    void writeNeedsTheWriteScope() {
        assertThat(operation(POSTS, "deletePost").scopes()).containsExactly("posts:write");
    }

    @Test
    void statusesFollowFromWhatAnOperationTakesAndReturns() {
        assertThat(operation(ALBUMS, "listAlbums").statuses()).containsExactly(200, 400, 401, 403, 406, 431, 500, 503);
        assertThat(operation(ALBUMS, "getAlbum").statuses())
                .containsExactly(200, 304, 400, 401, 403, 404, 406, 431, 500, 503);
        assertThat(operation(ALBUMS, "createAlbum").statuses())
                .containsExactly(201, 400, 401, 403, 406, 408, 409, 413, 415, 422, 431, 500, 503);
        assertThat(operation(ALBUMS, "updateAlbum").statuses())
                .containsExactly(200, 400, 401, 403, 404, 406, 408, 409, 412, 413, 415, 431, 500, 503);
        assertThat(operation(ALBUMS, "deleteAlbum").statuses())
                .containsExactly(204, 400, 401, 403, 404, 409, 412, 431, 500, 503);
        assertThat(operation(ALBUMS, "followAlbums").statuses())
                .containsExactly(200, 400, 401, 403, 406, 410, 431, 500, 503);
    }

    @Test
    void encryptedFieldsOfARelatedResourceMayBeGone() {
        assertThat(operation(POSTS, "listPosts").statuses()).contains(410);
        assertThat(operation(ALBUMS, "listAlbums").statuses()).doesNotContain(410);
    }
}
