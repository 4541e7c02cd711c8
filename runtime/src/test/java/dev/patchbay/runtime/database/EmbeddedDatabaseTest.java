package dev.patchbay.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void dataOutliveRestart() throws Exception {
        try (EmbeddedDatabase first = start(freePort());
                Connection connection = connect(first, "owner");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        try (EmbeddedDatabase second = start(freePort());
                Connection connection = connect(second, "owner");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void connectionWithoutPasswordIsRejected() throws Exception {
        try (EmbeddedDatabase embedded = start(freePort())) {
            assertThatThrownBy(() -> connect(embedded, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(
                folder.resolve("postgres"), port, folder.resolve("postgres.log"), "superuser", "owner");
    }

    private static Connection connect(EmbeddedDatabase embedded, String password) throws SQLException {
        LocalDatabase database = embedded.database();
        return DriverManager.getConnection(database.url(), database.owner(), password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
