package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.equivalence.Side.OperationPlace;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;

/** What may differ between the two sides because it was configured so, or has to. Everything else must be the same. */
public interface Tolerance {

    /** Whether the key may be absent on one side or have another value. */
    default boolean ignores(Kind kind, String key, Node value) {
        return false;
    }

    /** The value in the form in which it is compared. */
    default Node normal(Kind kind, String key, Node value) {
        return value;
    }

    /** Whether effective security is compared. */
    default boolean comparesSecurity() {
        return true;
    }

    /** Whether effective servers are compared. */
    default boolean comparesServers() {
        return true;
    }

    /** Whether an operationId of the left side may be this one on the right. */
    default boolean isSameOperationId(ApiDocument left, String one, String other) {
        return one.equals(other);
    }

    /** What a tag of the left side has to be on the right. */
    default String tag(ApiDocument left, String tag) {
        return tag;
    }

    /** Whether an anchor of the left side may be this one on the right. */
    default boolean isSameAnchor(ApiDocument left, String one, String other) {
        return one.equals(other);
    }

    /** What a path parameter of the operation on the left side has to be called on the right. */
    default String pathParameter(String name) {
        return name;
    }

    /** What an expression of the operation on the left side has to be on the right: its path parameters may have new names. */
    default String expression(String text) {
        return text;
    }

    /** The same for what is inside of a callback, whose expressions do not speak of the operation's path parameters. */
    default Tolerance inCallback() {
        return this;
    }

    /** What the parameter that a link of the left side hands over to an operation has to be called on the right. */
    default String linkParameter(OperationPlace leftOperation, String key) {
        return key;
    }

    /** Whether two operations are one and the same in the result. */
    default boolean isSameOperation(OperationPlace left, OperationPlace right) {
        return left.equals(right);
    }

    /** Whether the link of the left side is left out on purpose. */
    default boolean dropsLink(ApiDocument left, Node link) {
        return false;
    }
}
