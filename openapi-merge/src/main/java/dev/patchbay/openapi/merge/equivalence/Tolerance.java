package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.equivalence.Resolver.OperationPointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;

/** Differences that are allowed because they were configured, or cannot be avoided. Everything else must be equal. */
public interface Tolerance {

    /** True if the key may be absent on one side or have another value. */
    default boolean ignores(Kind kind, String key, Node value) {
        return false;
    }

    /** True if the key may be on the right and not on the left. */
    default boolean allowsAddition(Kind kind, String key, Node value) {
        return ignores(kind, key, value);
    }

    /** The value in the form in which it is compared. */
    default Node normal(Kind kind, String key, Node value) {
        return value;
    }

    /** True if effective security is compared. */
    default boolean comparesSecurity() {
        return true;
    }

    /** True if effective servers are compared. */
    default boolean comparesServers() {
        return true;
    }

    /** True if an operationId of the left side may be this one on the right. */
    default boolean isSameOperationId(ApiDocument left, String one, String other) {
        return one.equals(other);
    }

    /** The name on the right of a tag of the left side. */
    default String tag(ApiDocument left, String tag) {
        return tag;
    }

    /** True if an anchor of the left side may be this one on the right. */
    default boolean isSameAnchor(ApiDocument left, String one, String other) {
        return one.equals(other);
    }

    /** The name on the right of a path parameter of the operation on the left. */
    default String pathParameter(String name) {
        return name;
    }

    /** The form on the right of an expression of the operation on the left: its path parameters may have new names. */
    default String expression(String text) {
        return text;
    }

    /** The tolerance inside of a callback, whose expressions do not refer to the operation's path parameters. */
    default Tolerance inCallback() {
        return this;
    }

    /** The name on the right of the parameter that a link of the left side hands over to an operation. */
    default String linkParameter(OperationPointer leftOperation, String key) {
        return key;
    }

    /** True if two operations are one and the same in the result. */
    default boolean isSameOperation(OperationPointer left, OperationPointer right) {
        return left.equals(right);
    }

    /** True if the link of the left side is left out on purpose. */
    default boolean dropsLink(ApiDocument left, Node link) {
        return false;
    }
}
