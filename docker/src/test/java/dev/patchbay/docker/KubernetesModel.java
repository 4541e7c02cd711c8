package dev.patchbay.docker;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the official client knows of a resource: its fields, their kinds, and which of them have to be there. */
final class KubernetesModel {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private KubernetesModel() {}

    /** What is wrong with a resource; empty when nothing is. */
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
