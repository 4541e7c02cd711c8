package dev.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** nginx with one worker in the foreground, all its files in one folder. */
final class Nginx {

    private Nginx() {}

    /** @param http what stands in the http block */
    static Program start(String core, Path folder, String name, String http) {
        Path home = folder.resolve(name);
        Path config = home.resolve("nginx.conf");
        try {
            Files.createDirectories(home);
            Files.writeString(config, """
                daemon off;
                user %3$s;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log stderr error;
                events { worker_connections 4096; }
                http {
                access_log off;
                sendfile on;
                tcp_nodelay on;
                keepalive_requests 1000000000;
                keepalive_timeout 1h;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s}
                """.formatted(home, http, System.getProperty("user.name")));
        } catch (IOException e) {
            throw new BenchException(config + " cannot be written: " + e.getMessage());
        }
        return Program.start(
                home.resolve("nginx.log"),
                home,
                Cores.pinned(core, List.of("nginx", "-p", home.toString(), "-c", config.toString())),
                Map.of());
    }
}
