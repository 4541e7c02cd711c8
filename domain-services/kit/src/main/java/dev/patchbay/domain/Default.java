package dev.patchbay.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of a property that the body of a new resource leaves out, so that it is not required. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {

    /** The value as a query string would spell it, for example {@code active}, {@code 0} or {@code true}. */
    String value();
}
