package dev.patchbay.runtime;

import dev.patchbay.runtime.identity.TokenClient;
import dev.patchbay.runtime.launch.DemoTenants;
import dev.patchbay.runtime.problem.LaunchException;
import dev.patchbay.runtime.state.LocalEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a token of the local identity provider, requested by the client credentials grant. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print an access token of a demo tenant, or of the operator, of the running platform.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TENANT", description = "acme, globex, or operator, who may read metrics")
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
        if (issuer == null) {
            throw new LaunchException(state + ": no platform was ever started from here; run ./patchbay up first");
        }
        if (secret == null) {
            throw new LaunchException("no tenant '" + tenant + "'; there are " + DemoTenants.clientNames());
        }
        System.out.println(TokenClient.request(URI.create(issuer), tenant, secret, scopes));
        return 0;
    }
}
