package dev.patchbay.openapi.merge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        new Traces(List.of("getUser", "getUserById", "/admin/keys", "https://a.example")).find(text, found::add);
        return found;
    }

    @Test
    void findsWordsThatStandByThemselves() {
        assertThat(in("getUser")).containsExactly("getUser");
        assertThat(in("see getUser, getUserById; GET /admin/keys."))
                .containsExactly("getUser", "getUserById", "/admin/keys");
        assertThat(in("(https://a.example/v1)")).containsExactly("https://a.example");
        assertThat(in("getUser getUser")).hasSize(2);
    }

    @Test
    void leavesPartsOfOtherWordsAlone() {
        assertThat(in("forgetUser getUsers getUser-x my.getUser a/getUser x-getUser"))
                .isEmpty();
        assertThat(in("/v1/admin/keys /admin/keyset https://a.example-b")).isEmpty();
        assertThat(in("")).isEmpty();
        assertThat(in("get")).isEmpty();
    }
}
