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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = start(freePort());
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    void dataOutliveRestart() throws Exception {
        try (Connection connection = connect("owner");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as number");
        }

        database.close();
        database = start(freePort());

        try (Connection connection = connect("owner");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void connectionWithoutPasswordIsRejected() {
        assertThatThrownBy(() -> connect("guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private static EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(
                folder.resolve("postgres"), port, folder.resolve("postgres.log"), "superuser", "owner");
    }

    private static Connection connect(String password) throws SQLException {
        LocalDatabase address = database.database();
        return DriverManager.getConnection(address.url(), address.owner(), password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
