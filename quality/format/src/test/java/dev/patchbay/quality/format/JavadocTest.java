package dev.patchbay.quality.format;

import static dev.patchbay.quality.format.SourceFiles.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first sentence of a Javadoc is a noun phrase or begins with a verb (docs/glossary.md). */
class JavadocTest {

    private static final Pattern RELATIVE_CLAUSE =
            Pattern.compile("/\\*\\*[\\s*]*(What|Whatever|Whether|Who|Whoever|Whose|How|Where|That)\\b(?s:.*)");

    @Test
    void firstSentenceIsNoRelativeClause() throws IOException {
        List<String> clauses = new ArrayList<>();
        for (Path source : SourceFiles.all()) {
            String text = Files.readString(source);
            for (Comment comment : Comment.of(text)) {
                if (isRelativeClause(comment)) {
                    clauses.add(HOUSE.relativize(source) + ":" + comment.lineIn(text) + ": "
                            + comment.text().lines().limit(2).toList());
                }
            }
        }
        assertThat(clauses)
                .as("Javadoc that begins with a relative clause; write a noun phrase, or a verb: docs/glossary.md")
                .isEmpty();
    }

    @Test
    void relativeClausesAreFound() {
        assertThat(Comment.of("/** What a client sends. */\n/**\n * Whether it is open.\n */\n/** Whatsoever. */"))
                .extracting(JavadocTest::isRelativeClause)
                .containsExactly(true, true, false);
        assertThat(Comment.of("// What a client sends.\n/* What */"))
                .extracting(JavadocTest::isRelativeClause)
                .containsExactly(false, false);
    }

    private static boolean isRelativeClause(Comment comment) {
        return comment.isJavadoc() && RELATIVE_CLAUSE.matcher(comment.text()).matches();
    }
}
