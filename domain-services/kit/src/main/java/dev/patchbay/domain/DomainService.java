package dev.patchbay.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Runs a domain service: the records of one package, its yaml, its plugin controllers and its rules. */
public final class DomainService {

    private DomainService() {}

    /**
     * Starts a service and returns when it answers requests.
     *
     * <p>Several services may run in one JVM. Each has a context of its own, reads {@code <name>.yml} and nothing that is
     * named {@code application}, and knows only the auto-configurations that the kit names.
     *
     * @param service the class whose package holds the service's records, controllers, rules and configurations
     * @param name the service's name, also of its yaml: {@code customers}
     * @param args overrides as {@code --key=value}, as Spring Boot takes them
     * @throws dev.patchbay.domain.problem.StartupException (or with it as a cause) when the service refuses to start
     */
    public static ConfigurableApplicationContext run(Class<?> service, String name, String... args) {
        SpringApplication application = new SpringApplication(DomainConfiguration.class);
        application.setMainApplicationClass(service);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(defaults());
        application.addInitializers(context -> prepare((GenericApplicationContext) context, service, name));
        List<String> arguments = new ArrayList<>(List.of(args));
        arguments.addFirst("--spring.config.name=" + name);
        return application.run(arguments.toArray(String[]::new));
    }

    private static Properties defaults() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("patchbay-domain.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's own defaults are missing from the class path", e);
        }
    }

    private static void prepare(GenericApplicationContext context, Class<?> service, String name) {
        context.registerBean(ServiceIdentity.class, () -> new ServiceIdentity(name, service.getPackageName()));
        if (context instanceof AnnotationConfigRegistry registry) {
            registry.scan(service.getPackageName());
        }
    }
}
