package dev.patchbay.customers;

/** The state of the relationship with a customer. */
public enum CustomerStatus {
    LEAD,
    ACTIVE,
    INACTIVE
}
