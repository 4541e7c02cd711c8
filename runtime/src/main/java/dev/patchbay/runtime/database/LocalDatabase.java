package dev.patchbay.runtime.database;

/**
 * The database of a local platform.
 *
 * @param url the JDBC URL, without credentials
 * @param owner the login role that owns the database and may create roles
 * @param description what a person should know about it, for the table of {@code ./patchbay up}
 */
public record LocalDatabase(String url, String owner, String ownerPassword, String description) {}
