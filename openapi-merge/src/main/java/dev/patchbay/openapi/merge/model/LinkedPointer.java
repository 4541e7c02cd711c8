package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Pointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from an operation or component down to a part of it, linked backwards: a step further costs one object,
 * however long the way is, and the text is put together only for a message.
 */
public final class LinkedPointer {

    private final @Nullable LinkedPointer parent;
    private final String root;
    private final String token;
    private final int size;

    private LinkedPointer(@Nullable LinkedPointer parent, String root, String token, int size) {
        this.parent = parent;
        this.root = root;
        this.token = token;
        this.size = size;
    }

    /** Returns the pointer to what starts a way: {@code GET /customers}. */
    public static LinkedPointer from(String root) {
        return new LinkedPointer(null, root, "", 0);
    }

    /** Returns this pointer and one step further down. */
    public LinkedPointer then(String next) {
        return new LinkedPointer(this, root, next, size + 1);
    }

    /** Returns the name of what the way starts at. */
    public String root() {
        return root;
    }

    /** Returns the number of steps. */
    public int size() {
        return size;
    }

    /** Returns the last steps, at most so many. */
    public List<String> last(int most) {
        Deque<String> tokens = new ArrayDeque<>();
        LinkedPointer at = this;
        while (at.parent != null && tokens.size() < most) {
            tokens.addFirst(at.token);
            at = at.parent;
        }
        return List.copyOf(tokens);
    }

    /** Returns the steps as a JSON pointer, without the root: {@code /responses/200}. */
    @Override
    public String toString() {
        return new Pointer(last(size)).toString();
    }
}
