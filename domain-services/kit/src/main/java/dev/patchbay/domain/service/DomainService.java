package dev.patchbay.domain.service;

import dev.patchbay.domain.problem.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Runs a domain service: the records of one package, its yaml, its plugin controllers and its rules. It is the main
 * class of every service.
 */
public final class DomainService {

    private DomainService() {}

    /** Starts the service whose program this is; {@code --key=value} arguments override its configuration. */
    public static void main(String[] args) {
        List<ServiceDescription> services = ServiceDescription.onClassPath();
        if (services.isEmpty()) {
            throw new StartupException(
                    "PB-632",
                    "there is no service on the class path; expected its yaml at " + ServiceDescription.FOLDER
                            + "<name>.yml");
        }
        run(services.getFirst().name(), args);
    }

    /**
     * Starts a service and returns when it takes requests.
     *
     * <p>Several services may run in one JVM. Each has a context of its own, reads {@code patchbay/services/<name>.yml}
     * and nothing that is named {@code application}, and knows only the auto-configurations that the kit names. Its
     * records, controllers, rules and configurations are in {@code dev.patchbay.<name>}, or where
     * {@code patchbay.domain.package} names.
     *
     * @param name the service's name, also of its yaml: {@code customers}
     * @param args overrides as {@code --key=value}, as Spring Boot takes them
     * @throws StartupException (or with it as a cause) if the service does not start
     */
    public static ConfigurableApplicationContext run(String name, String... args) {
        SpringApplication application = new SpringApplication(DomainConfiguration.class);
        application.setMainApplicationClass(DomainService.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(defaults(name));
        application.addInitializers(context -> prepare((GenericApplicationContext) context, name));
        List<String> arguments = new ArrayList<>(List.of(args));
        arguments.addFirst("--spring.config.name=" + name);
        return application.run(arguments.toArray(String[]::new));
    }

    private static Properties defaults(String name) {
        try {
            Properties defaults =
                    PropertiesLoaderUtils.loadProperties(new ClassPathResource("patchbay-domain.properties"));
            defaults.setProperty(
                    "spring.datasource.password", "${PATCHBAY_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD:}");
            return defaults;
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's own defaults are missing from the class path", e);
        }
    }

    private static void prepare(GenericApplicationContext context, String name) {
        String packageName = context.getEnvironment()
                .getProperty(ServiceIdentity.PACKAGE_PROPERTY, ServiceIdentity.defaultPackage(name));
        context.registerBean(ServiceIdentity.class, () -> new ServiceIdentity(name, packageName));
        if (context instanceof AnnotationConfigRegistry registry) {
            registry.scan(packageName);
        }
    }
}
