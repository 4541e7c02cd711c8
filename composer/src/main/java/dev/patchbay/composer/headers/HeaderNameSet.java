package dev.patchbay.composer.headers;

import io.netty.util.AsciiString;

/** A set of field names that ignores case and makes no strings: every field of every message is looked up. */
final class HeaderNameSet {

    private final AsciiString[] table;
    private final int mask;

    private HeaderNameSet(AsciiString[] table) {
        this.table = table;
        this.mask = table.length - 1;
    }

    static HeaderNameSet of(String... names) {
        AsciiString[] table = new AsciiString[Integer.highestOneBit(names.length) * 4];
        for (String name : names) {
            int slot = AsciiString.hashCode(name) & table.length - 1;
            while (table[slot] != null) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = AsciiString.cached(name);
        }
        return new HeaderNameSet(table);
    }

    boolean contains(CharSequence name) {
        int slot = AsciiString.hashCode(name) & mask;
        while (table[slot] != null) {
            if (table[slot].contentEqualsIgnoreCase(name)) {
                return true;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }
}
