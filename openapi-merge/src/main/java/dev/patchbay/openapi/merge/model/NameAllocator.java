package dev.patchbay.openapi.merge.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names that have to be unique over all documents: components of a section, operationIds, webhooks, tags, anchors. The
 * rule for a name on collision stands here alone: the service's prefix before it, and a number behind it when that is
 * taken as well.
 */
public final class NameAllocator {

    private final Set<String> wanted;
    private final Set<String> locked;
    private final Set<String> taken = new HashSet<>();

    /**
     * Creates an allocator that has not given any name yet.
     *
     * @param wanted names that documents use themselves, which are never given to something else
     */
    public NameAllocator(Collection<String> wanted) {
        this(wanted, Set.of());
    }

    /**
     * Creates an allocator that keeps the names of a lock file.
     *
     * @param locked names of the lock file, which only their owners get
     */
    public NameAllocator(Collection<String> wanted, Collection<String> locked) {
        this.wanted = Set.copyOf(wanted);
        this.locked = Set.copyOf(locked);
    }

    /**
     * Allocates a name: that of the lock file if it is free, otherwise its own if that is free, otherwise another one.
     *
     * @param lockedName its name in the lock file; null if it has none
     * @param alwaysPrefixed whether it is not to keep its own name
     */
    public String allocate(String own, @Nullable String lockedName, boolean alwaysPrefixed, String prefix) {
        if (lockedName != null && taken.add(lockedName)) {
            return lockedName;
        }
        boolean reserved = lockedName == null && locked.contains(own);
        return !alwaysPrefixed && !reserved && taken.add(own) ? own : allocateOther(own, prefix);
    }

    /** Allocates a name that no document uses, for something that cannot have its own. */
    public String allocateOther(String own, String prefix) {
        String name =
                firstFree(own, prefix, other -> wanted.contains(other) || locked.contains(other) || isTaken(other));
        taken.add(name);
        return name;
    }

    /** Takes the name; true if it was free. */
    public boolean take(String name) {
        return taken.add(name);
    }

    /** True if something in the result has the name. */
    public boolean isTaken(String name) {
        return taken.contains(name);
    }

    /**
     * Returns a name for something that a document refers to but does not have, so that nothing else is taken for it.
     */
    public String missing(String name, String prefix) {
        return missing(name, prefix, this::isTaken);
    }

    /** Returns a name for something that a document refers to but does not have, given which names are taken. */
    public static String missing(String name, String prefix, Predicate<String> taken) {
        return taken.test(name) ? firstFree(name, prefix, taken) : name;
    }

    /** Returns the first name of the rule that is not taken. */
    public static String firstFree(String own, String prefix, Predicate<String> taken) {
        String base = prefix + own;
        String name = base;
        for (int number = 2; taken.test(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }
}
