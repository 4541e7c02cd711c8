package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import dev.patchbay.openapi.merge.model.PathItem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares webhooks and callbacks: operations that go the other way. */
final class EventsDiff {

    private final DiffContext context;
    private final Consumer<OperationPair> more;

    EventsDiff(DiffContext context, Consumer<OperationPair> more) {
        this.context = context;
        this.more = more;
    }

    void compareWebhooks(Mapping before, Mapping after) {
        compare(
                events(context.before(), "webhook ", before.mapping("webhooks")),
                events(context.after(), "webhook ", after.mapping("webhooks")),
                Direction.RESPONSE);
    }

    void compareCallbacks(OperationPair pair) {
        String operation = pair.path().root();
        compare(
                callbacks(context.before(), operation, pair.before()),
                callbacks(context.after(), operation, pair.after()),
                pair.sentBy().reversed());
    }

    private static Map<String, Event> callbacks(DiffDocument document, String operation, Mapping owner) {
        Map<String, Event> all = new LinkedHashMap<>();
        Mapping callbacks = owner.mapping("callbacks");
        for (int i = 0; callbacks != null && i < callbacks.size(); i++) {
            Mapping callback = document.follow(callbacks.value(i), Kind.CALLBACK);
            all.putAll(events(document, operation + " callback " + callbacks.key(i) + " ", callback));
        }
        return all;
    }

    private static Map<String, Event> events(DiffDocument document, String prefix, @Nullable Mapping items) {
        Map<String, Event> events = new LinkedHashMap<>();
        for (int i = 0; items != null && i < items.size(); i++) {
            String name = prefix + items.key(i);
            PathItem item = PathItem.of(document.document(), items.value(i), document.references());
            item.forEachOperation((method, operation) ->
                    events.put(name + " " + method.toUpperCase(Locale.ROOT), new Event(item.flat(), operation)));
        }
        return events;
    }

    private void compare(Map<String, Event> before, Map<String, Event> after, Direction sentBy) {
        before.forEach((name, old) -> {
            Event now = after.get(name);
            LinkedPointer path = LinkedPointer.from(name);
            if (now == null) {
                context.changes().add(DiffRule.EVENT_REMOVED, path, "removed", old.operation(), null);
            } else {
                more.accept(new OperationPair(
                        path, sentBy, old.item(), old.operation(), now.item(), now.operation(), Map.of()));
            }
        });
        after.forEach((name, now) -> {
            if (!before.containsKey(name)) {
                context.changes().add(DiffRule.EVENT_ADDED, LinkedPointer.from(name), "added", null, now.operation());
            }
        });
    }

    private record Event(Mapping item, Mapping operation) {}
}
