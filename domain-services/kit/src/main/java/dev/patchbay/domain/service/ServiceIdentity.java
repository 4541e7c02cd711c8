package dev.patchbay.domain.service;

/** The name of this context's service and the package of its records. */
record ServiceIdentity(String name, String packageName) {

    /** The package of a service's records, controllers and rules, unless {@link #PACKAGE_PROPERTY} names another. */
    static String defaultPackage(String name) {
        return "dev.patchbay." + name;
    }

    static final String PACKAGE_PROPERTY = "patchbay.domain.package";
}
