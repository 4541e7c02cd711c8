package dev.patchbay.runtime.domain;

import java.util.List;

/**
 * A domain that is about to be written.
 *
 * @param name of the service, its module and its package: {@code payments}
 * @param port where it will listen
 * @param table its first table: {@code payments}
 * @param record the record of that table: {@code Payment}
 * @param version the schema version of its migration
 * @param references the tables that its own refers to
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
     * @param packageName where that record is
     * @param service whose module that is
     * @param word what the key is called: {@code invoice} is the column {@code invoice_id}
     * @param required whether every row has it; a table that refers to itself has to begin somewhere
     */
    record Reference(String table, String record, String packageName, String service, String word, boolean required) {}
}
