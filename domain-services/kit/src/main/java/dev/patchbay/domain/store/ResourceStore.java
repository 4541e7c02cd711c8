package dev.patchbay.domain.store;

import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldRole;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.tenancy.Tenant;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * The rows of one table, of the current tenant alone. Every method works inside the caller's transaction and throws
 * Spring's {@link org.springframework.dao.DataAccessException} if the database refuses.
 */
public final class ResourceStore {

    private final JdbcTemplate jdbc;
    private final Resource resource;
    private final EncryptedColumns encrypted;
    private final ListSql lists;
    private final List<Field> changeable;
    private final String selectById;
    private final String lockById;
    private final List<Field> unencrypted;
    private final String lockUnread;
    private final String selectByIds;
    private final String insert;
    private final String update;
    private final String deleteByIds;

    public ResourceStore(JdbcTemplate jdbc, Resource resource, Keyring keyring) {
        this.jdbc = jdbc;
        this.resource = resource;
        this.encrypted = new EncryptedColumns(resource, keyring);
        TableSql sql = new TableSql(resource);
        this.lists = new ListSql(resource, sql, encrypted);
        this.changeable = resource.fields().stream()
                .filter(field -> field.role() != FieldRole.ID && field.role() != FieldRole.CREATED_AT)
                .toList();
        this.selectById = sql.selectById();
        this.lockById = sql.lockById(resource.fields());
        this.unencrypted =
                resource.fields().stream().filter(field -> !field.encrypted()).toList();
        this.lockUnread = sql.lockById(unencrypted);
        this.selectByIds = sql.selectByAny(resource.id(), List.of(resource.id()));
        this.insert = sql.insert();
        this.update = sql.update(changeable);
        this.deleteByIds = sql.deleteByAny(resource.id());
    }

    public Resource resource() {
        return resource;
    }

    public Optional<Row> find(UUID id) {
        return ofId(selectById, id, resource.fields());
    }

    /** As {@link #find}, and locks the row until the transaction ends. */
    public Optional<Row> lock(UUID id) {
        return ofId(lockById, id, resource.fields());
    }

    /** As {@link #lock}, without encrypted fields: for a row that is deleted even if it can no longer be decrypted. */
    public Optional<Row> lockUnread(UUID id) {
        return ofId(lockUnread, id, unencrypted);
    }

    /** The existing rows with these ids, ordered by id. */
    public List<Row> findAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows(
                        selectByIds,
                        List.of(tenant(), new Argument.Array(FieldType.Scalar.UUID, List.copyOf(ids))),
                        resource.fields());
    }

    /** The rows whose reference is one of the ids, ordered by {@code position} (if there is one) and id. */
    public List<Row> findChildren(Field reference, @Nullable Field position, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return rows(
                lists.children(reference, position),
                List.of(tenant(), new Argument.Array(FieldType.Scalar.UUID, List.copyOf(ids))),
                resource.fields());
    }

    /** The selected rows, in the selection's order also when it seeks backwards. */
    public List<Row> list(Selection selection) {
        ListSql.Statement statement = lists.select(selection);
        List<Row> rows = rows(statement.sql(), withTenant(statement.arguments()), selection.fields());
        if (selection.seek() != null && selection.seek().before()) {
            Collections.reverse(rows);
        }
        return rows;
    }

    /** Takes rows as they come, until it returns false. */
    @FunctionalInterface
    public interface RowReader {
        boolean read(List<Row> rows);
    }

    /**
     * Reads the selected rows through a cursor of the server in batches, so that memory does not grow with their
     * number. Needs a transaction that stays open meanwhile; the reader may use it.
     */
    public void stream(Selection selection, int atOnce, RowReader reader) {
        ListSql.Statement statement = lists.select(selection);
        jdbc.query(
                connection -> {
                    PreparedStatement prepared = connection.prepareStatement(statement.sql());
                    prepared.setFetchSize(atOnce);
                    return prepared;
                },
                setter(withTenant(statement.arguments())),
                result -> {
                    List<Row> rows = new ArrayList<>(atOnce);
                    boolean more = true;
                    while (more && result.next()) {
                        rows.add(read(result, selection.fields()));
                        if (rows.size() == atOnce) {
                            encrypted.decrypt(rows, selection.fields());
                            more = reader.read(rows);
                            rows = new ArrayList<>(atOnce);
                        }
                    }
                    encrypted.decrypt(rows, selection.fields());
                    return more && reader.read(rows);
                });
    }

    /** The rows that match, at most {@code limit} of them, locked until the transaction ends. */
    public List<Row> lockMatching(Filter filter, int limit) {
        ListSql.Statement statement = lists.lock(filter, limit);
        return rows(statement.sql(), withTenant(statement.arguments()), resource.fields());
    }

    public long count(Filter filter) {
        ListSql.Statement statement = lists.count(filter);
        Long count = jdbc.query(
                statement.sql(), setter(withTenant(statement.arguments())), row -> row.next() ? row.getLong(1) : 0L);
        return count == null ? 0 : count;
    }

    /** Inserts the rows, all or none of them. */
    public void insert(List<Row> rows) {
        if (rows.size() == 1) {
            jdbc.update(insert, statement -> bindAll(statement, rows.getFirst(), resource.fields()));
        } else if (!rows.isEmpty()) {
            jdbc.batchUpdate(insert, rows, rows.size(), (statement, row) -> bindAll(statement, row, resource.fields()));
        }
    }

    /** Writes the changeable fields of rows that the transaction has locked. */
    public void update(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(update, rows, rows.size(), (statement, row) -> {
            int next = bindAll(statement, row, changeable);
            statement.setObject(next, Tenant.required().id());
            statement.setObject(next + 1, row.id());
        });
    }

    /**
     * Deletes the rows with these ids.
     *
     * @throws StillReferencedException if other rows refer to one of them
     */
    public void delete(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            delete(deleteByIds, ids);
        }
    }

    /** Deletes the rows whose reference is one of the ids. */
    public void deleteChildren(Field reference, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            delete(lists.deleteChildren(reference), ids);
        }
    }

    private void delete(String sql, Collection<UUID> ids) {
        try {
            jdbc.update(sql, setter(List.of(tenant(), new Argument.Array(FieldType.Scalar.UUID, List.copyOf(ids)))));
        } catch (DataIntegrityViolationException e) {
            if (DatabaseFault.of(e).kind() == DatabaseFault.Kind.FOREIGN_KEY) {
                throw new StillReferencedException(e);
            }
            throw e;
        }
    }

    private Optional<Row> ofId(String sql, UUID id, List<Field> fields) {
        List<Row> rows = rows(sql, List.of(tenant(), new Argument.Single(FieldType.Scalar.UUID, id)), fields);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    private List<Row> rows(String sql, List<Argument> arguments, List<Field> fields) {
        List<Row> rows = jdbc.query(sql, setter(arguments), result -> {
            List<Row> found = new ArrayList<>();
            while (result.next()) {
                found.add(read(result, fields));
            }
            return found;
        });
        if (rows == null) {
            return List.of();
        }
        encrypted.decrypt(rows, fields);
        return rows;
    }

    private Row read(ResultSet result, List<Field> fields) throws SQLException {
        Row row = new Row(resource);
        for (int index = 0; index < fields.size(); index++) {
            Field field = fields.get(index);
            row.set(
                    field,
                    field.encrypted() ? result.getBytes(index + 1) : Columns.read(field.type(), result, index + 1));
        }
        return row;
    }

    /** Binds the fields and then the indexes of the encrypted ones; returns the index of the next parameter. */
    private int bindAll(PreparedStatement statement, Row row, List<Field> fields) throws SQLException {
        int index = 1;
        for (Field field : fields) {
            if (field.encrypted()) {
                encrypted.bindValue(field, statement, index++, row);
            } else {
                Columns.bind(field.type(), statement, index++, row.get(field));
            }
        }
        for (Field field : fields) {
            if (field.encrypted()) {
                encrypted.bindIndex(field, statement, index++, row);
            }
        }
        return index;
    }

    private static PreparedStatementSetter setter(List<Argument> arguments) {
        return statement -> {
            for (int index = 0; index < arguments.size(); index++) {
                arguments.get(index).bind(statement, index + 1);
            }
        };
    }

    private static List<Argument> withTenant(List<Argument> arguments) {
        List<Argument> all = new ArrayList<>(arguments.size() + 1);
        all.add(tenant());
        all.addAll(arguments);
        return all;
    }

    private static Argument tenant() {
        return new Argument.Single(FieldType.Scalar.UUID, Tenant.required().id());
    }
}
