package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import java.util.Map;

/**
 * An operation in the result.
 *
 * @param pointer to it in the result
 * @param home the document that it is written in
 * @param operation as it is written, before anything in it gets its new name
 * @param renames what its path parameters are called there
 */
public record WrittenOperation(Pointer pointer, ApiDocument home, Mapping operation, Map<String, String> renames) {}
