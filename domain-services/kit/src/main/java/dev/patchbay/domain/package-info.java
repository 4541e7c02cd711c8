/**
 * Everything that a domain's author imports: annotations of a record's components, {@link ResourceRules} and
 * {@link RuleViolation}. Uses no other package of the kit.
 *
 * <p>The packages of the kit from top to bottom. Each uses only packages below it, and every one may use this package;
 * the test {@code KitLayersTest} reads the list from here.
 *
 * <ol>
 *   <li>{@code service}: finds, assembles and runs a service
 *   <li>{@code web}: pages, limits and filters around the resources
 *   <li>{@code openapi}: the document
 *   <li>{@code startup}: checks before the first request
 *   <li>{@code rest}: the endpoints of resources
 *   <li>{@code csv}: rows as CSV
 *   <li>{@code json}: rows as JSON
 *   <li>{@code events}: streams of changes
 *   <li>{@code security}: tokens and scopes
 *   <li>{@code operation}: reads and writes in transactions
 *   <li>{@code entity}: records, Bean Validation and rules
 *   <li>{@code store}: rows and SQL
 *   <li>{@code encryption}: the tenant's keys
 *   <li>{@code query}: the query language
 *   <li>{@code config}: the settings
 *   <li>{@code model}: resources, fields, relations and the catalogue of operations
 *   <li>{@code tenancy}: the tenant of a request
 *   <li>{@code problem}: error responses and reasons not to start
 * </ol>
 */
@NullMarked
package dev.patchbay.domain;

import org.jspecify.annotations.NullMarked;
