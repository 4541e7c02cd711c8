package dev.patchbay.docker;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pod of a Deployment, a StatefulSet or a Job. */
final class Workload {

    private Workload() {}

    static boolean isOne(Map<String, Object> resource) {
        return !pod(resource).isEmpty();
    }

    static Map<String, Object> pod(Map<String, Object> resource) {
        return Yaml.map(resource, "spec", "template", "spec");
    }

    /** The containers of a workload, those that run first included; none for anything else. */
    static List<Map<String, Object>> containers(Map<String, Object> resource) {
        return Stream.concat(
                        Yaml.list(pod(resource), "initContainers").stream(),
                        Yaml.list(pod(resource), "containers").stream())
                .map(container -> Yaml.map(container))
                .toList();
    }

    static Map<String, Object> variable(Map<String, Object> container, String name) {
        return Yaml.list(container, "env").stream()
                .map(entry -> Yaml.map(entry))
                .filter(entry -> Yaml.text(entry, "name").equals(name))
                .findFirst()
                .orElse(Map.of());
    }
}
