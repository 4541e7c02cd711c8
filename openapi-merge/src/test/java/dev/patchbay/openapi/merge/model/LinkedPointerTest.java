package dev.patchbay.openapi.merge.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkedPointerTest {

    @Test
    void textIsAJsonPointerFromTheRoot() {
        LinkedPointer pointer =
                LinkedPointer.from("GET /pets").then("responses").then("200").then("a/b");
        assertThat(pointer).hasToString("/responses/200/a~1b");
        assertThat(pointer.root()).isEqualTo("GET /pets");
        assertThat(LinkedPointer.from("")).hasToString("");
    }

    @Test
    void lastStepsOfALongWay() {
        LinkedPointer pointer = LinkedPointer.from("");
        for (int i = 0; i < 1_000_000; i++) {
            pointer = pointer.then(Integer.toString(i));
        }
        assertThat(pointer.size()).isEqualTo(1_000_000);
        assertThat(pointer.last(2)).containsExactly("999998", "999999");
        assertThat(LinkedPointer.from("").then("a").last(2)).containsExactly("a");
    }
}
