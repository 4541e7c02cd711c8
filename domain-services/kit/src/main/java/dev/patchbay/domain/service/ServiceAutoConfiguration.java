package dev.patchbay.domain.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * The auto-configurations of a service, listed in the file {@code META-INF/spring/<name of this annotation>.imports}. A
 * service shares its class path with others, with Flyway and with an identity provider; whatever else lies there must
 * neither be started nor cost time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@interface ServiceAutoConfiguration {}
