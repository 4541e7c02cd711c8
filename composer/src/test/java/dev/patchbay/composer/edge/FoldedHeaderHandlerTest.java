package dev.patchbay.composer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedHeaderHandlerTest {

    private static final String HEAD = "\r\nGET / HTTP/1.1\r\nHost: x\r\nX-A: a b\tc\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void aHeaderEndsAtItsEmptyLineHoweverItArrives(int size) {
        List<String> passed = passed(HEAD + "next", size);
        assertThat(String.join("", passed)).isEqualTo(HEAD + "next");
        assertThat(passed).as("the header and what follows come apart").anyMatch(piece -> piece.endsWith("\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void aFoldedLineIsRefusedHoweverItArrives(int size) {
        for (String fold : List.of("\n b", "\r\n b", "\r\n\tb", "\r\n\r b")) {
            assertThat(String.join("", passed(HEAD.replace("a b", "a" + fold), size)))
                    .startsWith("HTTP/1.1 400");
        }
    }

    /** Returns the messages that the next handler gets, or the response that rejects the request. */
    private static List<String> passed(String text, int size) {
        EmbeddedChannel channel = new EmbeddedChannel(new FoldedHeaderHandler());
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < octets.length && channel.isOpen(); at += size) {
            channel.writeInbound(Unpooled.copiedBuffer(octets, at, Math.min(size, octets.length - at)));
        }
        List<String> pieces = new ArrayList<>();
        ByteBuf answer = channel.readOutbound();
        for (ByteBuf piece = answer == null ? channel.readInbound() : answer; piece != null; ) {
            pieces.add(piece.toString(StandardCharsets.US_ASCII));
            piece.release();
            piece = answer == null ? channel.readInbound() : channel.readOutbound();
        }
        var _ = channel.finishAndReleaseAll();
        return pieces;
    }
}
