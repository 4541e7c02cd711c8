package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.regex.Pattern;

/** Decides whether a selector means an operation or a webhook. */
public final class SelectorMatcher {

    private final Selector selector;
    private final Pattern glob;

    /** Creates a matcher for this selector. */
    public SelectorMatcher(Selector selector) {
        this.selector = selector;
        if (selector instanceof Selector.Path path) {
            glob = pathGlob(path.glob());
        } else if (selector instanceof Selector.Webhook webhook) {
            glob = Pattern.compile(Pattern.quote(webhook.glob()).replace("*", "\\E.*\\Q"));
        } else {
            glob = Pattern.compile("");
        }
    }

    /**
     * True if the selector means an operation.
     *
     * @param method in upper case
     * @param path as its document spells it
     * @param item the path item that holds it, with its references followed
     */
    public boolean matches(String method, String path, Mapping item, Mapping operation) {
        if (selector instanceof Selector.Path own) {
            return (own.methods().isEmpty() || own.methods().contains(method))
                    && glob.matcher(path).matches();
        }
        if (selector instanceof Selector.Tag tag) {
            Sequence tags = operation.sequence("tags");
            return tags != null && tags.items().stream().anyMatch(name -> hasText(name, tag.name()));
        }
        if (selector instanceof Selector.Operation id) {
            return id.operationId().equals(operation.text("operationId"));
        }
        if (selector instanceof Selector.Extension extension) {
            return carries(operation, extension) || (!operation.has(extension.name()) && carries(item, extension));
        }
        if (selector instanceof Selector.MarkedDeprecated) {
            return operation.get("deprecated") instanceof Scalar deprecated && deprecated.isTrue();
        }
        return false;
    }

    /** True if the selector means a path with everything on it. */
    public boolean matchesPath(String path) {
        return selector instanceof Selector.Path own
                && own.methods().isEmpty()
                && glob.matcher(path).matches();
    }

    /** True if the selector means a webhook. */
    public boolean matchesWebhook(String name, Mapping item) {
        if (selector instanceof Selector.Webhook) {
            return glob.matcher(name).matches();
        }
        return selector instanceof Selector.Extension extension && carries(item, extension);
    }

    private static boolean carries(Mapping holder, Selector.Extension extension) {
        Node value = holder.get(extension.name());
        if (value == null) {
            return false;
        }
        if (extension.value() != null) {
            return value instanceof Scalar scalar && scalar.text().equals(extension.value());
        }
        return !(value instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN && !scalar.isTrue());
    }

    private static boolean hasText(Node node, String text) {
        return node instanceof Scalar scalar && scalar.text().equals(text);
    }

    /** {@code **} as a whole segment is any number of segments, {@code *} anything within one. */
    private static Pattern pathGlob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String segment : glob.substring(1).split("/", -1)) {
            if (segment.equals("**")) {
                regex.append("(?:/.*)?");
            } else {
                regex.append('/').append(Pattern.quote(segment).replace("*", "\\E[^/]*\\Q"));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
