package dev.patchbay.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {

    private static final List<String> KEYS = List.of("id", "url", "spec", "expose", "services", "description");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "expose, expose", // itself
        "EXPOSE, expose", // other case
        "expos, expose", // a letter too little
        "exposee, expose", // a letter too much
        "expase, expose", // a letter wrong
        "srevices, services", // two letters swapped
        "ulr, url", // two letters swapped in a short word
        "desc, description", // an abbreviation
        "urls, url", // the plural
        "discreption, description" // several errors in a long word
    })
    void typingErrorGetsTheWordThatWasMeant(String word, String meant) {
        assertThat(Suggestions.didYouMean(word, KEYS)).isEqualTo("; did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "colour", // nothing like it
        "e", // one letter abbreviates nothing
        "''", // nothing at all
        "uxx", // two errors in three letters
    })
    void wordThatIsTooFarGetsNoSuggestion(String word) {
        assertThat(Suggestions.didYouMean(word, KEYS)).isEmpty();
    }

    @Test
    void closestCandidateWins() {
        assertThat(Suggestions.nearest("titel", List.of("tiles", "title", "tile")))
                .contains("title");
    }

    @Test
    void firstOfEquallyCloseCandidatesWins() {
        assertThat(Suggestions.nearest("bat", List.of("cat", "hat"))).contains("cat");
    }

    @Test
    void allCandidatesAreListedIfNoneIsClose() {
        assertThat(Suggestions.didYouMeanOrAll("colour", List.of("id", "url"))).isEqualTo("; expected one of id, url");
        assertThat(Suggestions.didYouMeanOrAll("ulr", List.of("id", "url"))).isEqualTo("; did you mean 'url'?");
        assertThat(Suggestions.didYouMeanOrAll("colour", List.of())).isEmpty();
    }

    @Test
    void nearestAreSortedAndNotRepeated() {
        assertThat(Suggestions.nearest(
                        "GET /user", List.of("POST /orders", "GET /users", "GET /users", "PUT /user"), 2))
                .containsExactly("GET /users", "PUT /user");
    }
}
