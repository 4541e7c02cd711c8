package dev.patchbay.composer;

import dev.patchbay.composer.cli.ComposerCommand;
import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.loops.EventLoops;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The composer: {@code java -jar composer-exec.jar [check|routes|audit|accept] [options]}; without a verb it serves the
 * platform.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ComposerConfiguration.class, ServerConfiguration.class})
public class Composer {

    public static void main(String... arguments) {
        if (ComposerCommand.isAskedFor(arguments)) {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            System.exit(ComposerCommand.run(out, err, arguments));
        }
        ParentProcessWatch.start();
        int status = serve(new PrintStream(System.err, true, StandardCharsets.UTF_8), arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Starts and returns 0, or says why not, one line for each reason, and returns 1. */
    private static int serve(PrintStream out, String... arguments) {
        try {
            run(arguments);
            return 0;
        } catch (StartRefusal e) {
            out.println("patchbay composer: " + e.getMessage());
        } catch (InvalidInputException e) {
            out.println(e.getMessage());
        } catch (RuntimeException e) {
            InvalidInputException merge = cause(e, InvalidInputException.class);
            PortInUseException port = cause(e, PortInUseException.class);
            if (merge != null) {
                out.println(merge.getMessage());
                return 1;
            }
            if (port == null) {
                throw e;
            }
            out.println("patchbay composer: port " + port.getPort()
                    + " is taken by another program; stop that, or set --server.port (--management.server.port for the"
                    + " management port) to a free one");
        }
        return 1;
    }

    /**
     * Starts the composer; the caller closes what is returned.
     *
     * @throws StartRefusal when a setting is missing
     * @throws InvalidInputException when composer.yml is not right
     */
    public static ConfigurableApplicationContext run(String... arguments) throws InvalidInputException {
        NettyDefaults.apply();
        // Before the framework starts, so that a mistake is told in a moment and not under a stack trace.
        ComposerSettings settings = ComposerSettings.of(arguments);
        new ConfigReader(System::getenv).read(settings.config());
        EventLoops.use();
        return new SpringApplication(Composer.class).run(arguments);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
