package dev.patchbay.openapi.merge.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes a tree as YAML in UTF-8 that readers of YAML 1.1 and 1.2 read alike: a string that either would take for
 * something else is quoted, numbers are written as they were spelled, text of several lines as a block.
 */
public final class YamlWriter {

    private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

    private YamlWriter() {}

    public static byte[] write(Node node) {
        DumpSettings settings = DumpSettings.builder()
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1024)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
        return new Present(settings).emitToString(new TreeEvents(node)).getBytes(StandardCharsets.UTF_8);
    }

    /** The events of a document, made one after the other as they are asked for. */
    private static final class TreeEvents implements Iterator<Event> {

        /** Nodes that are still to be written, and events. */
        private final Deque<Object> pending = new ArrayDeque<>();

        TreeEvents(Node root) {
            pending.push(new StreamEndEvent());
            pending.push(new DocumentEndEvent(false));
            pending.push(root);
            pending.push(new DocumentStartEvent(false, Optional.empty(), Map.of()));
            pending.push(new StreamStartEvent());
        }

        @Override
        public boolean hasNext() {
            return !pending.isEmpty();
        }

        @Override
        public Event next() {
            Object next = pending.pop();
            return next instanceof Event event ? event : start((Node) next);
        }

        private Event start(Node node) {
            if (node instanceof Mapping mapping) {
                pending.push(new MappingEndEvent());
                for (int i = mapping.size() - 1; i >= 0; i--) {
                    pending.push(mapping.value(i));
                    pending.push(string(mapping.key(i), true));
                }
                return new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK);
            }
            if (node instanceof Sequence sequence) {
                pending.push(new SequenceEndEvent());
                for (int i = sequence.size() - 1; i >= 0; i--) {
                    pending.push(sequence.get(i));
                }
                return new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK);
            }
            Scalar scalar = (Scalar) node;
            return scalar.isString() ? string(scalar.text(), false) : scalar(scalar.text(), ScalarStyle.PLAIN);
        }

        private static Event string(String text, boolean key) {
            if (!key && text.indexOf('\n') >= 0) {
                return scalar(text, ScalarStyle.LITERAL);
            }
            return scalar(text, CoreScalars.isAmbiguous(text) ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN);
        }

        private static Event scalar(String text, ScalarStyle style) {
            return new ScalarEvent(Optional.empty(), Optional.empty(), UNTAGGED, text, style);
        }
    }
}
