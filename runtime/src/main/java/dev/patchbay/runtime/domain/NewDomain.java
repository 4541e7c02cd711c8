package dev.patchbay.runtime.domain;

import java.util.List;

/**
 * A domain to be written.
 *
 * @param name the name of the service, its module and its package: {@code payments}
 * @param port its fixed port
 * @param table its first table: {@code payments}
 * @param record the record of that table: {@code Payment}
 * @param version the schema version of its migration
 * @param references the tables that its table refers to
 */
record NewDomain(String name, int port, String table, String record, int version, List<Reference> references) {

    NewDomain {
        references = List.copyOf(references);
    }

    /**
     * A foreign key of the new table.
     *
     * @param table the table that it points to
     * @param record the record of that table
     * @param packageName the package of that record
     * @param service the service whose module has that record
     * @param word the name of the key without its suffix: {@code invoice} for the column {@code invoice_id}
     * @param required true if every row has it; a table that refers to itself needs a first row
     */
    record Reference(String table, String record, String packageName, String service, String word, boolean required) {}
}
