package dev.patchbay.docker;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The official client's model of a resource: its fields, their types, and the required ones. */
final class KubernetesModel {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private KubernetesModel() {}

    /** Returns the problems of a resource; empty if it is valid. */
    static Optional<String> problem(Map<String, Object> resource) {
        String version = Yaml.text(resource, "apiVersion").replaceAll(".*/", "");
        String name =
                version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + Yaml.text(resource, "kind");
        try {
            Class.forName(MODELS + name)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, GSON.toJsonTree(resource));
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("Kubernetes has no " + name);
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
