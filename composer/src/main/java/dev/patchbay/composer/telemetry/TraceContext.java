package dev.patchbay.composer.telemetry;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A position in a trace (W3C Trace Context, section 3.2).
 *
 * @param traceId 32 hexadecimal digits, not all of them 0
 * @param spanId 16 hexadecimal digits, not all of them 0
 * @param flags two hexadecimal digits; 01 is "sampled"
 * @param state the vendors' own, passed on as it came; null for none
 */
record TraceContext(
        String traceId,
        String spanId,
        String flags,
        @Nullable String state) {

    private static final int LENGTH = 55;
    private static final int LONGEST_STATE = 512;

    /** The position that a request came from; null when it names none, or not in a way that can be read. */
    static @Nullable TraceContext parse(@Nullable String traceparent, @Nullable String tracestate) {
        if (traceparent == null || traceparent.length() < LENGTH || !hasShape(traceparent)) {
            return null;
        }
        String version = traceparent.substring(0, 2);
        boolean longer = traceparent.length() > LENGTH;
        if (version.equals("ff") || (longer && (version.equals("00") || traceparent.charAt(LENGTH) != '-'))) {
            return null;
        }
        String traceId = traceparent.substring(3, 35);
        String spanId = traceparent.substring(36, 52);
        if (isZero(traceId) || isZero(spanId)) {
            return null;
        }
        String state = tracestate == null || tracestate.length() > LONGEST_STATE ? null : tracestate;
        return new TraceContext(traceId, spanId, traceparent.substring(53, LENGTH), state);
    }

    /** The beginning of a trace that nobody records. */
    static TraceContext random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return new TraceContext(
                hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1),
                hex.toHexDigits(random.nextLong() | 1),
                "00",
                null);
    }

    /** Another position in the same trace. */
    TraceContext child() {
        String span = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
        return new TraceContext(traceId, span, flags, state);
    }

    String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 2 || i == 35 || i == 52;
            if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
