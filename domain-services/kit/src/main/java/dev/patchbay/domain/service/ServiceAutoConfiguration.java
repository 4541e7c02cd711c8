package dev.patchbay.domain.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * The auto-configurations of a service, by name in {@code META-INF/spring/dev.patchbay.domain.service.ServiceAutoConfiguration.imports}.
 * A service shares its class path with others, with Flyway and with an identity provider; whatever else lies there must
 * neither wake up nor cost time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@interface ServiceAutoConfiguration {}
