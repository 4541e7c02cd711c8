package dev.patchbay.domain.store;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.encryption.MasterKey;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements of the blog's posts, which have no encrypted field, so that no key is ever read. */
final class Statements {

    private static final MasterKey NO_KEY = new MasterKey() {
        @Override
        public byte[] wrap(byte[] secret, byte[] context) {
            throw new AssertionError("posts have no encrypted field");
        }

        @Override
        public byte[] unwrap(byte[] wrapped, byte[] context) {
            throw new AssertionError("posts have no encrypted field");
        }
    };

    private Statements() {}

    static TableSql tableSql() {
        return new TableSql(BlogModel.POSTS);
    }

    static FilterSql filterSql() {
        return new FilterSql(tableSql(), encryptedColumns());
    }

    static ListSql listSql() {
        return new ListSql(BlogModel.POSTS, tableSql(), encryptedColumns());
    }

    private static EncryptedColumns encryptedColumns() {
        return new EncryptedColumns(BlogModel.POSTS, new Keyring(new JdbcTemplate(), NO_KEY, Clock.systemUTC()));
    }
}
