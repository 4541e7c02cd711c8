package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 text, core schema, into a tree. Composes from parser events, because only they carry the exact
 * spelling of a scalar and its location. An alias shares the value of its anchor; a merge key ({@code <<}) is resolved
 * here.
 */
final class YamlReader {

    private static final String STRING_TAG = "tag:yaml.org,2002:str";
    private static final Set<String> CORE_TAGS = Set.of(
            "!",
            STRING_TAG,
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:map",
            "tag:yaml.org,2002:seq");

    private final String file;
    private final ReadLimits limits;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private final Map<String, String> strings = new HashMap<>();
    private int nodes;
    private int aliasedNodes;

    /** @param nodes the values in it, itself included */
    private record Anchored(Node node, int nodes) {}

    YamlReader(String file, ReadLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    Node read(String text) throws ReadFailure {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(64 * 1024)
                .build();
        try {
            ParsedEvents events =
                    new ParsedEvents(new Parse(settings).parseString(text).iterator());
            events.next();
            if (events.isAt(Event.ID.StreamEnd)) {
                throw new ReadFailure("PB-205", SourceLocation.of(file), "is empty; an OpenAPI document was expected");
            }
            events.next();
            Node root = node(events, events.next(), 1);
            events.next();
            if (!events.isAt(Event.ID.StreamEnd)) {
                throw new ReadFailure(
                        "PB-205", location(events.peek()), "a second YAML document; a file holds one, so split it");
            }
            return root;
        } catch (MarkedYamlEngineException syntax) {
            throw new ReadFailure("PB-205", location(syntax.getProblemMark()), "not valid YAML: " + sentence(syntax));
        } catch (YamlEngineException syntax) {
            throw new ReadFailure("PB-205", SourceLocation.of(file), "not valid YAML: " + syntax.getMessage());
        }
    }

    private static String sentence(MarkedYamlEngineException syntax) {
        String context = syntax.getContext();
        return context == null ? syntax.getProblem() : context + ", " + syntax.getProblem();
    }

    private Node node(ParsedEvents events, Event event, int depth) throws ReadFailure {
        if (depth > limits.depth()) {
            throw ReadFailure.tooDeep(location(event), limits);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(open::add);
        int before = nodes++;
        Node node;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar);
        } else if (event instanceof SequenceStartEvent start) {
            requireKnownTag(start, start.getTag());
            node = sequence(events, start, depth);
        } else {
            MappingStartEvent start = (MappingStartEvent) event;
            requireKnownTag(start, start.getTag());
            node = mapping(events, start, depth);
        }
        if (anchor.isPresent()) {
            open.remove(anchor.get());
            anchors.put(anchor.get(), new Anchored(node, nodes - before));
        }
        return node;
    }

    private Node aliased(AliasEvent alias) throws ReadFailure {
        Anchored anchored = anchors.get(alias.getAlias());
        if (open.contains(alias.getAlias())) {
            throw new ReadFailure(
                    "PB-206",
                    location(alias),
                    "alias *" + alias.getAlias() + " contains itself; use $ref for recursion");
        }
        if (anchored == null) {
            throw new ReadFailure("PB-206", location(alias), "no anchor &" + alias.getAlias() + " before this alias");
        }
        nodes += anchored.nodes();
        aliasedNodes += anchored.nodes();
        if (aliasedNodes > limits.aliasedNodes() || nodes < 0) {
            throw new ReadFailure(
                    "PB-206",
                    location(alias),
                    "aliases stand for more than " + limits.aliasedNodes() + " values in this document");
        }
        return anchored.node();
    }

    private Scalar scalar(ScalarEvent event) throws ReadFailure {
        requireKnownTag(event, event.getTag());
        String text = whole(event, event.getValue());
        Scalar.Type type = type(event);
        Mark start = mark(event.getStartMark());
        return new Scalar(
                file, start.getLine() + 1, start.getColumn() + 1, type, shared(CoreScalars.canonical(type, text)));
    }

    private Scalar.Type type(ScalarEvent event) throws ReadFailure {
        String tag = event.getTag().orElse(null);
        if (tag == null) {
            return event.isPlain() ? CoreScalars.typeOf(event.getValue()) : Scalar.Type.STRING;
        }
        if (tag.equals(STRING_TAG) || tag.equals("!")) {
            return Scalar.Type.STRING;
        }
        Scalar.Type type = CoreScalars.typeOf(event.getValue());
        if (type == Scalar.Type.STRING) {
            throw new ReadFailure(
                    "PB-205", location(event), "'" + event.getValue() + "' is not a value of the tag " + tag);
        }
        return type;
    }

    private void requireKnownTag(Event event, Optional<String> tag) throws ReadFailure {
        if (tag.isPresent() && !CORE_TAGS.contains(tag.get())) {
            throw new ReadFailure(
                    "PB-205", location(event), "YAML tag " + tag.get() + " has no meaning in an OpenAPI document");
        }
    }

    private Sequence sequence(ParsedEvents events, SequenceStartEvent start, int depth) throws ReadFailure {
        List<Node> items = new ArrayList<>();
        while (!events.isAt(Event.ID.SequenceEnd)) {
            items.add(node(events, events.next(), depth + 1));
        }
        events.next();
        Mark mark = mark(start.getStartMark());
        return new Sequence(file, mark.getLine() + 1, mark.getColumn() + 1, items);
    }

    private Mapping mapping(ParsedEvents events, MappingStartEvent start, int depth) throws ReadFailure {
        Mark mark = mark(start.getStartMark());
        Mapping.Builder mapping = Mapping.builder(file, mark.getLine() + 1, mark.getColumn() + 1);
        List<Node> merged = new ArrayList<>();
        while (!events.isAt(Event.ID.MappingEnd)) {
            Event keyEvent = events.next();
            boolean mergeKey = keyEvent instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<");
            String key = key(keyEvent);
            if (mapping.has(key)) {
                throw ReadFailure.duplicateKey(location(keyEvent), key, mapping.keyLocation(key));
            }
            Node value = node(events, events.next(), depth + 1);
            if (mergeKey) {
                merged.add(value);
            } else {
                Mark keyMark = mark(keyEvent.getStartMark());
                mapping.put(key, keyMark.getLine() + 1, keyMark.getColumn() + 1, value);
            }
        }
        events.next();
        for (Node value : merged) {
            merge(mapping, value);
        }
        return mapping.build();
    }

    private String key(Event event) throws ReadFailure {
        Node key = null;
        if (event instanceof ScalarEvent scalar) {
            requireKnownTag(event, scalar.getTag());
            scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(plainString(scalar), 1)));
            return shared(whole(event, scalar.getValue()));
        } else if (event instanceof AliasEvent alias) {
            key = aliased(alias);
        }
        if (key instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new ReadFailure("PB-205", location(event), "a key must be a string");
    }

    private Scalar plainString(ScalarEvent event) {
        Mark mark = mark(event.getStartMark());
        return new Scalar(file, mark.getLine() + 1, mark.getColumn() + 1, Scalar.Type.STRING, event.getValue());
    }

    /** The merge key of YAML 1.1: own keys win, and of several merged objects the first. */
    private static void merge(Mapping.Builder mapping, Node value) throws ReadFailure {
        if (value instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                merge(mapping, item);
            }
        } else if (value instanceof Mapping source) {
            for (int i = 0; i < source.size(); i++) {
                if (!mapping.has(source.key(i))) {
                    mapping.put(source.key(i), source.keyLocation(i), source.value(i));
                }
            }
        } else {
            throw new ReadFailure("PB-206", value.location(), "<< merges objects, and this is " + value.describe());
        }
    }

    private String whole(Event event, String text) throws ReadFailure {
        if (ReadFailure.isTorn(text)) {
            throw ReadFailure.torn(location(event));
        }
        return text;
    }

    private String shared(String text) {
        if (text.length() > 64) {
            return text;
        }
        String first = strings.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    private SourceLocation location(Event event) {
        return location(event.getStartMark());
    }

    private SourceLocation location(Optional<Mark> mark) {
        return mark.map(at -> new SourceLocation(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(SourceLocation.of(file));
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new IllegalStateException("marks are switched on"));
    }

    /** The parser's events, of which the next one can be looked at before it is taken. */
    private static final class ParsedEvents {

        private final Iterator<Event> rest;
        private @Nullable Event peeked;

        ParsedEvents(Iterator<Event> rest) {
            this.rest = rest;
        }

        Event peek() {
            Event event = peeked == null ? rest.next() : peeked;
            peeked = event;
            return event;
        }

        Event next() {
            Event event = peek();
            peeked = null;
            return event;
        }

        boolean isAt(Event.ID id) {
            return peek().getEventId() == id;
        }
    }
}
