/**
 * The one model of what a service offers, read from Spring Data JDBC's mapping context; REST, OpenAPI, SQL and the
 * check of the database are derived from it and from nothing else. Uses {@code problem}.
 */
@NullMarked
package dev.patchbay.domain.model;

import org.jspecify.annotations.NullMarked;
