package dev.patchbay.openapi.merge.document;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * A tree as YAML in UTF-8 that readers of YAML 1.1 and 1.2 read alike: a string that either would take for something else is quoted,
 * numbers are written as they were spelled, text of several lines as a block.
 */
public final class YamlWriter {

    private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

    private final Emitter emitter;

    private YamlWriter(Emitter emitter) {
        this.emitter = emitter;
    }

    public static byte[] write(Node node) {
        DumpSettings settings = DumpSettings.builder()
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1024)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
        StringBuilder text = new StringBuilder(64 * 1024);
        YamlWriter writer = new YamlWriter(new Emitter(settings, new Output(text)));
        writer.document(node);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(Node node) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        value(node);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
    }

    private void value(Node node) {
        if (node instanceof Mapping mapping) {
            emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            for (int i = 0; i < mapping.size(); i++) {
                string(mapping.key(i), true);
                value(mapping.value(i));
            }
            emitter.emit(new MappingEndEvent());
        } else if (node instanceof Sequence sequence) {
            emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
            sequence.items().forEach(this::value);
            emitter.emit(new SequenceEndEvent());
        } else {
            Scalar scalar = (Scalar) node;
            if (scalar.isString()) {
                string(scalar.text(), false);
            } else {
                scalar(scalar.text(), ScalarStyle.PLAIN);
            }
        }
    }

    private void string(String text, boolean key) {
        if (!key && text.indexOf('\n') >= 0) {
            scalar(text, ScalarStyle.LITERAL);
        } else if (CoreScalars.isAmbiguous(text)) {
            scalar(text, ScalarStyle.SINGLE_QUOTED);
        } else {
            scalar(text, ScalarStyle.PLAIN);
        }
    }

    private void scalar(String text, ScalarStyle style) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), UNTAGGED, text, style));
    }

    private record Output(StringBuilder text) implements StreamDataWriter {
        @Override
        public void write(String part) {
            text.append(part);
        }

        @Override
        public void write(String part, int offset, int length) {
            text.append(part, offset, offset + length);
        }
    }
}
