package dev.patchbay.composer.forward;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** The part of a request body that is held back before the service is called. */
final class HeldBody {

    private final ByteBufAllocator buffers;
    private final int capacity;
    private @Nullable ByteBuf bytes;
    private boolean isCopy;

    /** @param capacity how many bytes are expected at most, before it is {@link #take taken} */
    HeldBody(ByteBufAllocator buffers, int capacity) {
        this.buffers = buffers;
        this.capacity = capacity;
    }

    /** Adds a piece, and releases it if it is copied. */
    void add(ByteBuf piece) {
        if (bytes == null) {
            bytes = piece;
            return;
        }
        if (!isCopy) { // small pieces would each keep a buffer that is much larger
            ByteBuf all = buffers.buffer(capacity);
            all.writeBytes(bytes);
            bytes.release();
            bytes = all;
            isCopy = true;
        }
        bytes.writeBytes(piece);
        piece.release();
    }

    int size() {
        return bytes == null ? 0 : bytes.readableBytes();
    }

    /** Takes all of it; the receiver releases it. */
    ByteBuf take() {
        ByteBuf all = bytes == null ? Unpooled.EMPTY_BUFFER : bytes;
        bytes = null;
        return all;
    }
}
