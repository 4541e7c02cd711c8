package dev.patchbay.domain.store;

import org.springframework.dao.DataIntegrityViolationException;

/** Rows cannot be deleted because other rows refer to them. */
public final class StillReferencedException extends DataIntegrityViolationException {

    private static final long serialVersionUID = 1;

    StillReferencedException(DataIntegrityViolationException cause) {
        super("the rows are still referenced", cause);
    }
}
