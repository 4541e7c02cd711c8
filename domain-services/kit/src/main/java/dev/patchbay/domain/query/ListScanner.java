package dev.patchbay.domain.query;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code a,b,"c,d"}: values separated by commas, quoted where they contain one. */
final class ListScanner {

    private final QuotedScanner text;

    ListScanner(String text) {
        this.text = new QuotedScanner(text);
    }

    List<String> values() throws QueryException {
        List<String> values = new ArrayList<>();
        do {
            values.add(text.value(","));
        } while (text.take(','));
        text.expectEnd();
        return values;
    }
}
