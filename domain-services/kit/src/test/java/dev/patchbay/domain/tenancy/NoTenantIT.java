package dev.patchbay.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.operation.ResourceStores;
import dev.patchbay.domain.operation.Transactions;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.store.ResourceStore;
import dev.patchbay.domain.store.Row;
import dev.patchbay.domain.store.Selection;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/**
 * Without a tenant there are no rows: not by any method of a store, nor in a transaction that began before its tenant.
 */
class NoTenantIT {

    private static final Filter EVERYTHING = new Filter.And(List.of());

    private static final ResourceStore POSTS =
            Blog.running().context().getBean(ResourceStores.class).of("posts");
    private static final Resource POST =
            Blog.running().context().getBean(ResourceModel.class).get("posts");
    private static final Transactions TRANSACTIONS = Blog.running().context().getBean(Transactions.class);
    private static final Tenant ACME = new Tenant(Blog.ACME);

    private static UUID existing;
    private static UUID writer;
    private static Row changed;

    @BeforeAll
    static void aPostOfAcme() {
        writer = created("/authors", "{\"name\":\"Kept\"}");
        existing = created("/posts", "{\"title\":\"kept\",\"counter\":1,\"authorId\":\"" + writer + "\"}");
        changed = stored();
        changed.set(title(), "changed by nobody");
    }

    private static UUID created(String path, String body) {
        return UUID.fromString(
                Blog.running().acme().post(path, body).json().get("id").asString());
    }

    /** Every method of a store that touches the database, and how many rows it found. */
    private static Map<String, Function<ResourceStore, Long>> methods() {
        Field author = POST.field("authorId").orElseThrow();
        Map<String, Function<ResourceStore, Long>> methods = new LinkedHashMap<>();
        methods.put("find", store -> store.find(existing).stream().count());
        methods.put("lock", store -> store.lock(existing).stream().count());
        methods.put("lockUnread", store -> store.lockUnread(existing).stream().count());
        methods.put("findAll", store -> (long) store.findAll(List.of(existing)).size());
        methods.put("findChildren", store ->
                (long) store.findChildren(author, null, List.of(existing)).size());
        Selection everything =
                new Selection(POST.fields(), EVERYTHING, List.of(new Order(POST.id(), false)), null, 100, 0);
        methods.put("list", store -> (long) store.list(everything).size());
        methods.put("stream", store -> {
            AtomicLong seen = new AtomicLong();
            store.stream(everything, 10, rows -> seen.addAndGet(rows.size()) >= 0);
            return seen.get();
        });
        methods.put("lockMatching", store ->
                (long) store.lockMatching(EVERYTHING, 100).size());
        methods.put("count", store -> store.count(EVERYTHING));
        methods.put("update", store -> {
            store.update(List.of(changed));
            return 0L;
        });
        methods.put("delete", store -> {
            store.delete(List.of(existing));
            return 0L;
        });
        methods.put("deleteChildren", store -> {
            store.deleteChildren(author, List.of(writer));
            return 0L;
        });
        return methods;
    }

    private static Row stored() {
        return ACME.call(() -> TRANSACTIONS.read(() -> POSTS.find(existing).orElseThrow()));
    }

    private static Field title() {
        return POST.field("title").orElseThrow();
    }

    @Test
    void everyMethodOfTheStoreIsCovered() {
        assertThat(Arrays.stream(ResourceStore.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName))
                .containsOnlyOnceElementsOf(methods().keySet())
                .isSubsetOf(java.util.stream.Stream.concat(
                                methods().keySet().stream(), java.util.stream.Stream.of("resource", "insert"))
                        .toList());
    }

    @Test
    void storeWithoutTenantThrows() {
        methods()
                .forEach((name, method) -> assertThatThrownBy(() -> TRANSACTIONS.write(() -> method.apply(POSTS)))
                        .as(name)
                        .isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> TRANSACTIONS.write(() -> {
                    POSTS.insert(List.of(changed));
                    return 0;
                }))
                .isInstanceOf(DataAccessException.class);
    }

    /** The store names the tenant in its SQL here, and the database, which was told of none, shows nothing even so. */
    @Test
    void transactionThatBeganWithoutTenantSeesNoRow() {
        methods()
                .forEach((name, method) -> assertThat(
                                TRANSACTIONS.<Long>write(() -> ACME.call(() -> method.apply(POSTS))))
                        .as(name)
                        .isZero());
        assertThat(stored().get(title())).isEqualTo("kept");
    }
}
