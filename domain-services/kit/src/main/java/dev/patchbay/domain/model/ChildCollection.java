package dev.patchbay.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * A collection of children that belong to their parent: they are read and written with it, as one.
 *
 * @param name of the array in the parent's JSON
 * @param target the children's resource
 * @param back the children's field that refers to the parent
 * @param position the children's field that holds their position in the array, counted from 1
 */
public record ChildCollection(
        String name, String target, Field back, @Nullable Field position) {}
