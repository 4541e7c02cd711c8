/**
 * Migrates the database and runs to completion: every domain's migrations, policies, grants, tenants and keys. Depends
 * on the database and on no service.
 *
 * <p>The packages, each depending only on those below it:
 *
 * <ul>
 *   <li>{@code migrator}: the program, its commands and what they do
 *   <li>{@code migrator.tenant}: the life of one tenant
 *   <li>{@code migrator.keys}: the keys of personal data
 *   <li>{@code migrator.rehearsal}: the effects of a migration; depends on no other package
 *   <li>{@code migrator.lint}: the rules of a schema; depends on no other package
 * </ul>
 */
@NullMarked
package dev.patchbay.migrator;

import org.jspecify.annotations.NullMarked;
