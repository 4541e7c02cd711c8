package dev.patchbay.openapi.merge.document;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object: keys in the order of the file, each with its value and its location. */
public final class Mapping extends Node {

    private static final int SMALL = 8;

    private final String[] keys;
    private final Node[] values;
    private final long[] keyMarks;
    private final @Nullable Map<String, Integer> index;

    private Mapping(String file, int line, int column, Builder builder) {
        super(file, line, column);
        this.keys = builder.keys.toArray(String[]::new);
        this.values = builder.values.toArray(Node[]::new);
        this.keyMarks = Arrays.copyOf(builder.marks, keys.length);
        this.index = keys.length > SMALL ? indexOf(keys) : null;
    }

    /** The same keys with other values, one for one. */
    private Mapping(Mapping origin, Node[] values) {
        super(origin);
        this.keys = origin.keys;
        this.values = values;
        this.keyMarks = origin.keyMarks;
        this.index = origin.index;
    }

    private static Map<String, Integer> indexOf(String[] keys) {
        Map<String, Integer> index = new HashMap<>(keys.length * 2);
        for (int i = 0; i < keys.length; i++) {
            index.put(keys[i], i);
        }
        return index;
    }

    /** A new object that came from {@code location}. */
    public static Builder builder(SourceLocation location) {
        return new Builder(location.file(), location.line(), location.column());
    }

    /** A new object that stands in for {@code origin}. */
    public static Builder builder(Node origin) {
        SourceLocation location = origin.location();
        return builder(location);
    }

    static Builder builder(String file, int line, int column) {
        return new Builder(file, line, column);
    }

    public int size() {
        return keys.length;
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    public String key(int position) {
        return keys[position];
    }

    public Node value(int position) {
        return values[position];
    }

    /** The location of the key at this position. */
    public SourceLocation keyLocation(int position) {
        return new SourceLocation(file(), (int) (keyMarks[position] >>> 32), (int) keyMarks[position]);
    }

    /** The location of the key; that of the object if it has no such key. */
    public SourceLocation keyLocation(String key) {
        int position = position(key);
        return position < 0 ? location() : keyLocation(position);
    }

    public List<String> keys() {
        return Collections.unmodifiableList(Arrays.asList(keys));
    }

    public List<Node> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    public boolean has(String key) {
        return position(key) >= 0;
    }

    public @Nullable Node get(String key) {
        int position = position(key);
        return position < 0 ? null : values[position];
    }

    /** The string at this key, or null if there is none or it is something else. */
    public @Nullable String text(String key) {
        return get(key) instanceof Scalar scalar && scalar.isString() ? scalar.text() : null;
    }

    /** The object at this key, or null if there is none or it is something else. */
    public @Nullable Mapping mapping(String key) {
        return get(key) instanceof Mapping mapping ? mapping : null;
    }

    /** The list at this key, or null if there is none or it is something else. */
    public @Nullable Sequence sequence(String key) {
        return get(key) instanceof Sequence sequence ? sequence : null;
    }

    /** True if the boolean true is at this key. */
    public boolean isTrue(String key) {
        return get(key) instanceof Scalar scalar && scalar.isTrue();
    }

    private int position(String key) {
        if (index != null) {
            return index.getOrDefault(key, -1);
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** This object with the value of one position replaced; the same instance when nothing changes. */
    public Mapping withValue(int position, Node value) {
        if (values[position] == value) {
            return this;
        }
        Node[] changed = values.clone();
        changed[position] = value;
        return new Mapping(this, changed);
    }

    /** This object with all values replaced, in the order of the keys. */
    public Mapping withValues(List<? extends Node> replacements) {
        if (replacements.size() != values.length) {
            throw new IllegalArgumentException(replacements.size() + " values for " + values.length + " keys");
        }
        return new Mapping(this, replacements.toArray(Node[]::new));
    }

    /** This object with the key set: at its old position, or else at the end. */
    public Mapping with(String key, Node value) {
        int position = position(key);
        if (position >= 0) {
            return withValue(position, value);
        }
        return toBuilder().put(key, value).build();
    }

    public Mapping without(String key) {
        if (position(key) < 0) {
            return this;
        }
        Builder builder = builder(this);
        for (int i = 0; i < keys.length; i++) {
            if (!keys[i].equals(key)) {
                builder.put(keys[i], keyLocation(i), values[i]);
            }
        }
        return builder.build();
    }

    public Builder toBuilder() {
        Builder builder = builder(this);
        for (int i = 0; i < keys.length; i++) {
            builder.put(keys[i], keyLocation(i), values[i]);
        }
        return builder;
    }

    @Override
    public String describe() {
        return "an object";
    }

    /** Gathers keys and values in order. */
    public static final class Builder {

        private final String file;
        private final int line;
        private final int column;
        private final List<String> keys = new ArrayList<>(4);
        private final List<Node> values = new ArrayList<>(4);
        private long[] marks = new long[4];
        private @Nullable Map<String, Integer> index;

        private Builder(String file, int line, int column) {
            this.file = file;
            this.line = line;
            this.column = column;
        }

        /** Adds the key, or replaces its value. */
        public Builder put(String key, Node value) {
            return put(key, value.location(), value);
        }

        /** Adds the key, or replaces its value. */
        public Builder put(String key, SourceLocation keyLocation, Node value) {
            return put(key, keyLocation.line(), keyLocation.column(), value);
        }

        Builder put(String key, int keyLine, int keyColumn, Node value) {
            int position = position(key);
            if (position >= 0) {
                values.set(position, value);
                return this;
            }
            if (keys.size() == marks.length) {
                marks = Arrays.copyOf(marks, marks.length * 2);
            }
            marks[keys.size()] = ((long) keyLine << 32) | keyColumn;
            if (index != null) {
                index.put(key, keys.size());
            }
            keys.add(key);
            values.add(value);
            return this;
        }

        private int position(String key) {
            if (index == null && keys.size() <= SMALL) {
                return keys.indexOf(key);
            }
            if (index == null) {
                index = indexOf(keys.toArray(String[]::new));
            }
            return index.getOrDefault(key, -1);
        }

        public boolean has(String key) {
            return position(key) >= 0;
        }

        public @Nullable Node get(String key) {
            int position = position(key);
            return position < 0 ? null : values.get(position);
        }

        /** The location of the key; that of the object if it has no such key. */
        SourceLocation keyLocation(String key) {
            int position = position(key);
            return position < 0
                    ? new SourceLocation(file, line, column)
                    : new SourceLocation(file, (int) (marks[position] >>> 32), (int) marks[position]);
        }

        public List<String> keys() {
            return Collections.unmodifiableList(keys);
        }

        public boolean isEmpty() {
            return keys.isEmpty();
        }

        public Mapping build() {
            return new Mapping(file, line, column, this);
        }
    }
}
