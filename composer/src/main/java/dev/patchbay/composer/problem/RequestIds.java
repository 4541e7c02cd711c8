package dev.patchbay.composer.problem;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Names requests, so that a caller's problem can be found in every log. */
public final class RequestIds {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;

    private RequestIds() {}

    /** A new one. Not a secret, and random enough not to meet another one in a log. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    /** The caller's own when it can be written anywhere as it is, and otherwise a new one. */
    public static String of(@Nullable String named) {
        return named != null && isPlain(named) ? named : random();
    }

    private static boolean isPlain(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
