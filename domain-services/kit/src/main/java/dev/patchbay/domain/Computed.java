package dev.patchbay.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property that the service's {@link ResourceRules} compute. A client may leave it out; a client that names it has
 * the value checked by the rules. Every response carries it, so the record's component is nullable only for the rules'
 * sake.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Computed {}
