package dev.patchbay.docker;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks {@code HEALTH_URL} and exits with 0 when it answers 200, with 1 otherwise: the health check of an image in which
 * there need be neither a shell nor curl.
 */
public final class HealthCheck {

    private static final int TIMEOUT_MILLIS = 4000;

    private HealthCheck() {}

    public static void main(String[] args) {
        String url = System.getenv("HEALTH_URL");
        if (url == null) {
            System.err.println("HEALTH_URL does not say whom to ask");
            System.exit(1);
        }
        System.exit(isHealthy(URI.create(url)) ? 0 : 1);
    }

    static boolean isHealthy(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            System.err.println(uri + ": " + e.getMessage());
            return false;
        }
    }
}
