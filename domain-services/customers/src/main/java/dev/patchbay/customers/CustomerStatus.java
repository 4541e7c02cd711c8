package dev.patchbay.customers;

/** How far the relationship with a customer has come. */
public enum CustomerStatus {
    LEAD,
    ACTIVE,
    INACTIVE
}
