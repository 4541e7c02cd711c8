package dev.patchbay.testing;

import java.io.IOException;
import java.net.Socket;

/** One connection through a {@link FaultProxy}: two sockets and a pump for each direction. */
final class FaultLink {

    private final Socket client;
    private final Socket server;
    private final Thread toServer;
    private final Thread toClient;

    FaultLink(FaultProxy proxy, Socket client, Socket server) {
        this.client = client;
        this.server = server;
        this.toServer = Thread.ofVirtual().unstarted(new FaultPump(this, client, server, proxy.toServer));
        this.toClient = Thread.ofVirtual().unstarted(new FaultPump(this, server, client, proxy.toClient));
    }

    /** Passes bytes until both directions have ended. */
    void run() {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            toServer.start();
            toClient.start();
            toServer.join();
            toClient.join();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    void reset() {
        FaultProxy.reset(client);
        FaultProxy.reset(server);
        stop();
    }

    void close() {
        FaultProxy.close(client);
        FaultProxy.close(server);
        stop();
    }

    private void stop() {
        toServer.interrupt();
        toClient.interrupt();
    }
}
