package dev.patchbay.domain.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.domain.service.DomainService;
import dev.patchbay.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reasons for which a service does not start, and their messages. */
class StartupIT {

    private static String refusal(TestDatabase database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        for (String argument : Blog.arguments(database, Blog.running().issuer().uri())) {
            String key = argument.substring(0, argument.indexOf('=') + 1);
            if (arguments.stream().noneMatch(given -> given.startsWith(key))) {
                arguments.add(argument);
            }
        }
        Throwable failure = catchThrowable(() ->
                DomainService.run("blog", arguments.toArray(String[]::new)).close());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupException refusal) {
                return String.valueOf(refusal.getMessage());
            }
        }
        throw new AssertionError("the service was expected to refuse", failure);
    }

    private static TestDatabase database() {
        return Blog.running().testDatabase();
    }

    @Test
    void missingMasterKeyPreventsTheStart() {
        assertThat(refusal(database(), "--patchbay.domain.encryption.master-key="))
                .startsWith("PB-640: no master key is configured")
                .contains("PATCHBAY_MASTER_KEY");
    }

    @Test
    void localIssuerInProductionPreventsTheStart() {
        assertThat(refusal(database(), "--patchbay.domain.security.mode=production"))
                .startsWith("PB-613: PATCHBAY_MODE is production");
    }

    @Test
    void missingIssuerPreventsTheStart() {
        assertThat(refusal(database(), "--patchbay.domain.security.issuer="))
                .startsWith("PB-610: no token issuer is configured")
                .contains("PATCHBAY_ISSUER");
    }

    @Test
    void malformedIssuerPreventsTheStart() {
        assertThat(refusal(database(), "--patchbay.domain.security.issuer=login.example.com"))
                .startsWith("PB-614: PATCHBAY_ISSUER must be an http or https URI");
    }

    @Test
    void unreachableIssuerPreventsTheStart() {
        assertThat(refusal(
                        database(),
                        "--patchbay.domain.security.issuer=http://localhost:1",
                        "--patchbay.domain.security.wait-for-issuer=100ms"))
                .startsWith("PB-611: the token issuer http://localhost:1 did not respond");
    }

    @Test
    void unknownTableInTheAllowListPreventsTheStart() {
        assertThat(refusal(database(), "--patchbay.domain.tables.only=post,authors,x"))
                .contains(
                        "PB-601: patchbay.domain.tables.only: no record of this service maps the table 'post'; did you"
                                + " mean 'posts'?")
                .contains("'x'; expected one of");
    }

    @Test
    void unreachableDatabasePreventsTheStart() {
        assertThat(refusal(
                        database(),
                        "--spring.datasource.url=jdbc:postgresql://localhost:1/nothing",
                        "--spring.datasource.hikari.connection-timeout=500"))
                .startsWith("PB-620: jdbc:postgresql://localhost:1/nothing cannot be used as patchbay_shared");
    }

    @Test
    void oldSchemaPreventsTheStart() {
        assertThat(refusal(database(), "--patchbay.domain.requires-schema=999"))
                .startsWith("PB-621: the database's schema is at version ")
                .contains("this service needs 999; run ./patchbay migrate");
    }

    @Test
    void everyMismatchOfRecordsAndTablesIsReportedAtOnce() {
        TestDatabase other = Blog.database();
        Blog.execute(
                other,
                "alter table posts rename column title to tittle;alter table posts alter column counter type"
                    + " bigint;alter table posts alter column long_text set not null;alter table authors alter column"
                    + " name drop not null;alter table authors add column born date not null;alter table posts drop"
                    + " constraint posts_mood_check, add check (mood in ('sunny', 'all-grey'));revoke insert, delete"
                    + " on authors from patchbay_shared;");

        assertThat(refusal(other))
                .contains("Post.title: the table posts has no column title; did you mean 'tittle'?")
                .contains("Post.counter: the column posts.counter is int8, expected int4 or int2")
                .contains("Post.longText is @Nullable, but the column posts.long_text is NOT NULL")
                .contains("Author.name is never null, but the column authors.name may be")
                .contains("Post.mood: a check of the column posts.mood rejects gloomy; let it allow every constant")
                .contains("Author lacks a component for the column authors.born")
                .contains("PB-625: the role patchbay_shared may not DELETE, INSERT authors");
    }

    @Test
    void missingTablePreventsTheStart() {
        TestDatabase other = Blog.database();
        Blog.execute(other, "drop table posts");

        assertThat(refusal(other)).startsWith("PB-622: Post: the database has no table posts");
    }
}
