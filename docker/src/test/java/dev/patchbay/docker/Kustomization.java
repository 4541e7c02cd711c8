package dev.patchbay.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * As much of Kustomize as the manifests use: resources, patches of either kind, images, generated ConfigMaps. What it
 * does not know makes it fail, so that nothing goes unread.
 */
final class Kustomization {

    private final Path folder;
    private final Map<String, Object> file;
    private final List<Map<String, Object>> resources = new ArrayList<>();

    private Kustomization(Path folder) {
        this.folder = folder;
        this.file = Yaml.document(folder.resolve("kustomization.yaml"));
    }

    /** All resources that {@code kubectl kustomize FOLDER} would give. */
    static List<Map<String, Object>> render(Path folder) {
        Kustomization kustomization = new Kustomization(folder.normalize());
        kustomization.apply();
        return kustomization.resources;
    }

    private void apply() {
        for (String key : file.keySet()) {
            switch (key) {
                case "apiVersion", "kind", "labels", "namespace", "generatorOptions" -> {}
                case "resources" -> Yaml.list(file, key).forEach(this::addResources);
                case "configMapGenerator" -> Yaml.list(file, key).forEach(this::addConfigMap);
                // Their content is not in the repository.
                case "secretGenerator" -> Yaml.list(file, key).forEach(this::addSecret);
                case "patches" -> {}
                case "images" -> {}
                default -> throw new IllegalStateException(folder + ": '" + key + "' is not understood here");
            }
        }
        Yaml.list(file, "patches").forEach(this::patch);
        Yaml.list(file, "images").forEach(this::retag);
    }

    private void addResources(@Nullable Object entry) {
        Path path = folder.resolve(String.valueOf(entry));
        resources.addAll(Files.isDirectory(path) ? render(path) : Yaml.documents(path));
    }

    private void addConfigMap(@Nullable Object entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Object file : Yaml.list(entry, "files")) {
            data.put(String.valueOf(file), read(folder.resolve(String.valueOf(file))));
        }
        resources.add(new LinkedHashMap<>(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", Yaml.text(entry, "name")),
                "data",
                data)));
    }

    private void addSecret(@Nullable Object entry) {
        resources.add(new LinkedHashMap<>(
                Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", Yaml.text(entry, "name")))));
    }

    private void patch(@Nullable Object entry) {
        if (Yaml.at(entry, "path") != null) {
            Map<String, Object> patch = Yaml.document(folder.resolve(Yaml.text(entry, "path")));
            Map<String, Object> resource = resources.stream()
                    .filter(candidate -> isSame(candidate, patch))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(entry + " patches nothing"));
            resources.set(resources.indexOf(resource), merged(resource, patch));
            return;
        }
        String kind = Yaml.text(entry, "target", "kind");
        List<Map<String, Object>> targets = resources.stream()
                .filter(resource -> Yaml.text(resource, "kind").equals(kind))
                .toList();
        if (targets.isEmpty()) {
            throw new IllegalStateException(entry + " patches nothing");
        }
        for (Object operation : Yaml.list(Yaml.parse(Yaml.text(entry, "patch")))) {
            targets.forEach(target -> replace(target, operation));
        }
    }

    private static void replace(Map<String, Object> target, @Nullable Object operation) {
        String[] path = Yaml.text(operation, "path").substring(1).split("/", -1);
        Map<String, Object> parent = target;
        for (int i = 0; i < path.length - 1; i++) {
            parent = Yaml.map(parent, path[i]);
        }
        if (!Yaml.text(operation, "op").equals("replace") || !parent.containsKey(path[path.length - 1])) {
            throw new IllegalStateException(operation + " does not fit " + target);
        }
        parent.put(path[path.length - 1], Yaml.at(operation, "value"));
    }

    private void retag(@Nullable Object image) {
        String name = Yaml.text(image, "name");
        Object renamed = Yaml.at(image, "newName");
        String full = (renamed == null ? name : renamed) + ":" + Yaml.text(image, "newTag");
        long hits = resources.stream()
                .flatMap(resource -> Workload.containers(resource).stream())
                .filter(container -> Yaml.text(container, "image").equals(name))
                .peek(container -> container.put("image", full))
                .count();
        if (hits == 0) {
            throw new IllegalStateException(folder + ": no container uses the image " + name);
        }
    }

    private static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
        return Yaml.text(one, "kind").equals(Yaml.text(other, "kind"))
                && Yaml.text(one, "metadata", "name").equals(Yaml.text(other, "metadata", "name"));
    }

    /** A strategic merge: maps by key, lists of named things by name, anything else replaced, null takes away. */
    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> patch) {
        Map<String, Object> result = new LinkedHashMap<>(base);
        patch.forEach((key, value) -> {
            Object old = result.get(key);
            if (value == null) {
                result.remove(key);
            } else if (old instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                result.put(key, merged(Yaml.map(old), Yaml.map(value)));
            } else if (old instanceof List<?> list && value instanceof List<?> changes) {
                result.put(key, mergedByName(list, changes));
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    private static List<Object> mergedByName(List<?> base, List<?> changes) {
        List<Object> result = new ArrayList<>(base);
        for (Object change : changes) {
            int index = 0;
            while (index < result.size()
                    && !Objects.equals(Yaml.at(result.get(index), "name"), Yaml.at(change, "name"))) {
                index++;
            }
            if (index == result.size()) {
                result.add(change);
            } else {
                result.set(index, merged(Yaml.map(result.get(index)), Yaml.map(change)));
            }
        }
        return result;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(file.toString(), e);
        }
    }
}
