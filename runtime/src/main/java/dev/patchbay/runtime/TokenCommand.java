package dev.patchbay.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.runtime.identity.IdentityConfig;
import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.state.LocalEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Asks the local identity provider for a token, by the client credentials grant. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print an access token of a demo tenant of the running platform.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TENANT", description = "acme, globex, or operator: of no tenant, for metrics")
    private String tenant;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "What the token may do, such as customers:read; repeatable. Default: everything.")
    private List<String> scopes = List.of();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            defaultValue = ".patchbay",
            description = "The folder that ./patchbay up was started with. Default: ${DEFAULT-VALUE}")
    private Path state;

    @Override
    public Integer call() throws InterruptedException {
        LocalEnvironment environment = LocalEnvironment.read(state.resolve("env"));
        String secret = environment.variables().get(DemoTenants.secretVariable(tenant));
        String issuer = environment.variables().get("PATCHBAY_ISSUER");
        String everything = environment.variables().get("PATCHBAY_SCOPES");
        if (issuer == null || everything == null) {
            throw new LaunchException(state + ": no platform was ever started from here; run ./patchbay up first");
        }
        if (secret == null) {
            throw new LaunchException("no tenant '" + tenant + "'; there are " + DemoTenants.IDS.keySet());
        }
        String all = tenant.equals(IdentityConfig.OPERATOR) ? IdentityConfig.OPERATOR : everything;
        System.out.println(requestToken(
                URI.create(issuer + "/oauth2/token"), secret, scopes.isEmpty() ? all : String.join(" ", scopes)));
        return 0;
    }

    private String requestToken(URI endpoint, String secret, String wanted) throws InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((tenant + ":" + secret).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(wanted, UTF_8)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LaunchException("the identity provider refused: " + answer.body());
            }
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .required("access_token")
                    .asString();
        } catch (IOException e) {
            throw new LaunchException(endpoint + " does not answer; is ./patchbay up running?", e);
        }
    }
}
