package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Pointer;
import java.util.Map;

/**
 * The target of an operation.
 *
 * @param target its pointer in the result, as if nothing there were written as a reference
 * @param renames the new names of its path parameters
 */
public record OperationMove(Pointer target, Map<String, String> renames) {}
