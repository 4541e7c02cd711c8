package dev.patchbay.domain;

/** Which service this context is: its name and the package of its records. */
record ServiceIdentity(String name, String packageName) {}
