package dev.patchbay.domain;

/**
 * The domain's say in what is written to one resource. A service declares a bean of this type per record that has rules;
 * the kit calls it inside the writing transaction, with entities that already satisfy Bean Validation, parts included.
 * A rule refuses by throwing what {@link RuleViolation#at} makes.
 *
 * @param <T> the entity's record
 */
public interface ResourceRules<T> {

    /** What is really inserted in place of the candidate. Id, version and times are set already. */
    default T beforeInsert(T candidate) {
        return candidate;
    }

    /** What is really written in place of the candidate. {@code current} is locked until the transaction ends. */
    default T beforeUpdate(T current, T candidate) {
        return candidate;
    }

    /** Called before a resource is deleted. */
    default void beforeDelete(T current) {}
}
