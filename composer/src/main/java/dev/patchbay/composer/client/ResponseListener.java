package dev.patchbay.composer.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;

/**
 * Hears what becomes of one request. All of it is said on the event loop that the request was begun on, in this order:
 *
 * <pre>{@code
 * onConnected (onResponse | onHeaders onBody* onEnd)
 * }</pre>
 *
 * and {@link #onFailure} as the last word wherever that breaks off. Interim answers (RFC 9110, 15.2) are not heard of.
 */
public interface ResponseListener {

    /** There is a connection, and the request is to be written to it; nothing of it has gone out before. */
    void onConnected(ServiceConnection connection);

    /**
     * The answer has come, all of it at once. The connection is not this exchange's any more. The receiver releases the
     * body.
     */
    void onResponse(HttpResponse head, ByteBuf body);

    /** The answer begins to come. */
    void onHeaders(HttpResponse head);

    /** A piece of the answer's body, not empty, which the receiver releases. */
    void onBody(ByteBuf piece);

    /** The answer is complete. The connection is not this exchange's any more. */
    void onEnd();

    /** The connection takes more of the request's body. */
    void onWritable();

    /**
     * There is no connection, or it ended before the answer did, or what came is no answer.
     *
     * @param failure an {@link java.io.IOException}; a {@link java.net.ProtocolException} when the service had begun to
     *     answer
     */
    void onFailure(Throwable failure);
}
