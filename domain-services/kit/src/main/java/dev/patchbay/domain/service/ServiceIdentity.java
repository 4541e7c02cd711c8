package dev.patchbay.domain.service;

/** Which service this context is: its name and the package of its records. */
record ServiceIdentity(String name, String packageName) {

    /** Where a service's records, controllers and rules are, unless {@link #PACKAGE_PROPERTY} says otherwise. */
    static String defaultPackage(String name) {
        return "dev.patchbay." + name;
    }

    static final String PACKAGE_PROPERTY = "patchbay.domain.package";
}
