package dev.patchbay.composer.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;

/**
 * Receives the events of one exchange, on the event loop that it was begun on, in this order:
 *
 * <pre>{@code
 * onConnected (onResponse | onHeaders onBody* onEnd)
 * }</pre>
 *
 * and {@link #onFailure} as the last one wherever that breaks off. Interim responses (RFC 9110, 15.2) are left out.
 */
public interface ResponseListener {

    /** Receives the connection, to which the request is to be written; nothing of it has been sent before. */
    void onConnected(ServiceConnection connection);

    /**
     * Receives a response that has arrived as a whole, and releases its body. The connection belongs to the listener no
     * more.
     */
    void onResponse(HttpResponse head, ByteBuf body);

    /** Receives the head of a response whose body will follow. */
    void onHeaders(HttpResponse head);

    /** Receives a piece of the body, which is not empty, and releases it. */
    void onBody(ByteBuf piece);

    /** Receives the end of the response. The connection belongs to the listener no more. */
    void onEnd();

    /** Learns that the connection takes more of the request's body. */
    void onWritable();

    /**
     * Learns that there is no connection, or that it ended before the response did, or that what arrived is no
     * response.
     *
     * @param failure an {@link java.io.IOException}; a {@link java.net.ProtocolException} if the response had begun
     */
    void onFailure(Throwable failure);
}
