package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.operation.Precondition;
import dev.patchbay.domain.store.Row;
import dev.patchbay.problems.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class EtagsTest {

    private static final Row VERSION_3 = new Row(BlogModel.POSTS);

    static {
        VERSION_3.set(BlogModel.POSTS.version(), 3L);
    }

    @Test
    void entityTagIsTheVersionInQuotes() {
        assertThat(Etags.of(VERSION_3)).isEqualTo("\"3\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        "3"; true
        W/"3"; true
        "2", "3"; true
        "2" ,W/"3"; true
        *; true
        "2"; false
        "03"; false
        ""; false
        "33"; false
        """)
    void copyIsUnchangedIfOneTagMatchesWeakly(String ifNoneMatch, boolean unchanged) {
        assertThat(Etags.isUnchanged(request("If-None-Match", ifNoneMatch), VERSION_3))
                .isEqualTo(unchanged);
    }

    @Test
    void requestWithoutIfNoneMatchWantsTheRepresentation() {
        assertThat(Etags.isUnchanged(new MockHttpServletRequest(), VERSION_3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "3\"", "\"3\" \"4\"", "\"3\",", "w/\"3\"", "\"a b\"", ""})
    void malformedTagIsRejected(String header) {
        assertThatThrownBy(() -> Etags.isUnchanged(request("If-None-Match", header), VERSION_3))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("must be * or entity tags in quotes");
        assertThatThrownBy(() -> Etags.precondition(request("If-Match", header)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void requestWithoutConditionsHasNoPrecondition() {
        assertThat(Etags.precondition(new MockHttpServletRequest())).isEqualTo(new Precondition.AllOf(List.of()));
        assertThat(Etags.precondition(request("If-Match", "*"))).isEqualTo(new Precondition.AllOf(List.of()));
    }

    @Test
    void ifMatchComparesStrongly() {
        assertThat(Etags.precondition(request("If-Match", "\"2\", W/\"3\", \"x\"")))
                .isEqualTo(new Precondition.AllOf(List.of(new Precondition.Versions(List.of(2L)))));
    }

    @Test
    void ifNoneMatchComparesWeakly() {
        assertThat(Etags.precondition(request("If-None-Match", "\"2\", W/\"3\"")))
                .isEqualTo(new Precondition.AllOf(List.of(new Precondition.OtherVersions(List.of(2L, 3L)))));
        assertThat(Etags.precondition(request("If-None-Match", "*")))
                .isEqualTo(new Precondition.AllOf(List.of(new Precondition.Absent())));
    }

    @Test
    void severalHeaderLinesAreOneList() {
        MockHttpServletRequest request = request("If-Match", "\"1\"");
        request.addHeader("If-Match", "\"2\"");

        assertThat(Etags.precondition(request))
                .isEqualTo(new Precondition.AllOf(List.of(new Precondition.Versions(List.of(1L, 2L)))));
    }

    private static MockHttpServletRequest request(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(header, value);
        return request;
    }
}
