package dev.patchbay.runtime.launch;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.domain.service.ServiceDescription;
import dev.patchbay.runtime.problem.LaunchException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The domain services on the class path, in the order of their ports. */
public record DomainServices(List<ServiceDescription> services) implements Iterable<ServiceDescription> {

    public DomainServices {
        services = services.stream()
                .sorted(Comparator.comparingInt(ServiceDescription::port))
                .toList();
    }

    /**
     * Returns the services whose yamls are on the class path.
     *
     * @throws LaunchException if a yaml is invalid, or two of them have the same port
     */
    public static DomainServices onClassPath() {
        try {
            DomainServices services = new DomainServices(ServiceDescription.onClassPath());
            services.requireDistinctPorts();
            return services;
        } catch (StartupException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Iterator<ServiceDescription> iterator() {
        return services.iterator();
    }

    public List<String> names() {
        return services.stream().map(ServiceDescription::name).toList();
    }

    /**
     * Returns every scope that a service may require.
     *
     * @throws LaunchException if the records of a service are invalid
     */
    public SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>();
        for (ServiceDescription service : services) {
            for (Resource resource : resources(service)) {
                scopes.add(resource.name() + ":read");
                scopes.add(resource.name() + ":write");
            }
        }
        return scopes;
    }

    private static List<Resource> resources(ServiceDescription service) {
        try {
            return service.model().resources();
        } catch (StartupException e) {
            throw new LaunchException(service.name() + ": " + e.getMessage(), e);
        }
    }

    private void requireDistinctPorts() {
        Map<Integer, String> byPort = new HashMap<>();
        for (ServiceDescription service : services) {
            String other = byPort.put(service.port(), service.name());
            if (other != null) {
                throw new LaunchException("%1$s.yml and %2$s.yml both say server.port: %3$d; give one of them another"
                        .formatted(other, service.name(), service.port()));
            }
        }
    }

    /** Returns the environment variable that holds the password of a service's role. */
    static String passwordVariable(String service) {
        return "PATCHBAY_" + service.toUpperCase(Locale.ROOT) + "_PASSWORD";
    }

    /** Returns the environment variable by which composer.yml finds a service. */
    static String urlVariable(String service) {
        return service.toUpperCase(Locale.ROOT) + "_URL";
    }
}
