package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Pointer;

/** JSON pointers to operations, and into them: {@code /paths/{path}/get}, or one of {@code additionalOperations}. */
public final class OperationPointers {

    private OperationPointers() {}

    /**
     * Returns the operation under a path that a pointer leads to or into, whichever of the two ways it is written in.
     */
    public static Pointer operation(Pointer pointer) {
        return Pointer.of("paths", pointer.token(1), key(pointer));
    }

    /** Returns the key of the operation that a pointer leads to or into. */
    static String key(Pointer pointer) {
        return pointer.token(depth(pointer) - 1);
    }

    /** Returns how many tokens of a pointer lead to the operation. */
    static int depth(Pointer pointer) {
        int item = itemDepth(pointer);
        return pointer.size() > item + 1 && pointer.token(item).equals("additionalOperations") ? item + 2 : item + 1;
    }

    /** Returns how many tokens of a pointer lead to the path item. */
    static int itemDepth(Pointer pointer) {
        return pointer.token(0).equals("components") ? 3 : 2;
    }
}
