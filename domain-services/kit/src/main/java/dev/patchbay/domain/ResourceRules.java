package dev.patchbay.domain;

/**
 * The domain's rules for writes of one resource. A service declares a bean of this type per record that has rules; the
 * kit calls it inside the writing transaction, with entities that already satisfy Bean Validation, children included.
 * A rule rejects a write by throwing what {@link RuleViolation#at} returns.
 *
 * @param <T> the entity's record
 */
public interface ResourceRules<T> {

    /** Returns the entity to insert in place of the candidate. Id, version and times are set already. */
    default T beforeInsert(T candidate) {
        return candidate;
    }

    /** Returns the entity to write in place of the candidate. {@code current} is locked until the transaction ends. */
    default T beforeUpdate(T current, T candidate) {
        return candidate;
    }

    /** Called before a resource is deleted. */
    default void beforeDelete(T current) {}
}
