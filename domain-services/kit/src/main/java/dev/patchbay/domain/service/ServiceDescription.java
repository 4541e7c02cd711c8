package dev.patchbay.domain.service;

import dev.patchbay.domain.config.DomainProperties;
import dev.patchbay.domain.model.AllowList;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceModels;
import dev.patchbay.domain.problem.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;

/**
 * A domain service as its yaml and its records describe it, without being started. A module is a service because a
 * yaml lies at {@code patchbay/services/<name>.yml} in it, and that file's name is the service's.
 *
 * @param port the port on which it listens, unless it is started with another
 * @param packageName the package of its records, controllers and rules
 * @param allowList the tables that it exposes
 */
public record ServiceDescription(String name, int port, String packageName, AllowList allowList) {

    /** The folder of the services' yamls on the class path. */
    static final String FOLDER = "patchbay/services/";

    private static final String SUFFIX = ".yml";

    /**
     * Finds every service on the class path, in its order: a program's own service first, then those that it refers to.
     *
     * @throws StartupException for a yaml that cannot be read or names no port
     */
    public static List<ServiceDescription> onClassPath() {
        try {
            SequencedMap<String, ServiceDescription> services = new LinkedHashMap<>();
            for (Resource yaml :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*" + SUFFIX)) {
                ServiceDescription service = read(yaml);
                services.putIfAbsent(service.name(), service);
            }
            return List.copyOf(services.values());
        } catch (IOException e) {
            throw new UncheckedIOException("the services on the class path could not be listed", e);
        }
    }

    /** The records in the service's package that map a table, be they exposed or not. */
    public Set<Class<?>> records() {
        return TableRecords.in(packageName);
    }

    /**
     * Reads the resources that the service exposes.
     *
     * @throws StartupException when its records or its allow list will not do
     */
    public ResourceModel model() {
        return ResourceModels.read(JdbcMappingContext.forQuotedIdentifiers(), records(), allowList);
    }

    private static ServiceDescription read(Resource yaml) throws IOException {
        String file = String.valueOf(yaml.getFilename());
        String name = file.substring(0, file.length() - SUFFIX.length());
        Binder binder = binder(yaml, file);
        int port = binder.bind("server.port", Integer.class)
                .orElseThrow(() -> new StartupException(
                        "PB-631", file + ": no server.port; expected the port on which the service listens"));
        String packageName = binder.bind(ServiceIdentity.PACKAGE_PROPERTY, String.class)
                .orElseGet(() -> ServiceIdentity.defaultPackage(name));
        AllowList allowList = binder.bindOrCreate("patchbay.domain.tables", DomainProperties.Tables.class)
                .allowList();
        return new ServiceDescription(name, port, packageName, allowList);
    }

    private static Binder binder(Resource yaml, String file) throws IOException {
        try {
            List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(file, yaml);
            List<PropertySource<?>> known = new ArrayList<>(sources);
            new StandardEnvironment().getPropertySources().forEach(known::add);
            return new Binder(
                    ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(known));
        } catch (IllegalStateException e) {
            throw new StartupException("PB-631", file + ": is no YAML: " + e.getMessage());
        }
    }
}
