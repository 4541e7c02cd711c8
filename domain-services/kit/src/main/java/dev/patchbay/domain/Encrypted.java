package dev.patchbay.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Personal data: text that is encrypted with the tenant's key before it reaches the database. Its column is of the
 * type {@code encrypted}, and {@code <column>_index bytea} beside it lets {@code eq}, {@code neq}, {@code in} and
 * {@code nin} find equal values; nothing else can be filtered or ordered by it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Encrypted {}
