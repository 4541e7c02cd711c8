package dev.patchbay.domain.model;

/** A way from one resource to others of the same service. Targets are named, since relations may form circles. */
public sealed interface Relation {

    /** As in {@code expand} and in JSON: lower camel case. */
    String name();

    /** The last segment of its route. */
    String path();

    /** The name of the resource at the other end. */
    String target();

    /** At most one: this resource's field refers to the target. */
    record ToOne(String name, String path, String target, Field via) implements Relation {}

    /** Any number: the target's field refers to this resource. */
    record ToMany(String name, String path, String target, Field via) implements Relation {}
}
