package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Mapping;
import java.util.List;
import java.util.Map;

/**
 * An operation that is written in a part of the result.
 *
 * @param holder the part
 * @param tokens the way to the operation in it
 * @param operation before anything in it is renamed
 * @param renames the new names of its path parameters
 */
public record HeldOperation(
        OperationHolder holder, List<String> tokens, Mapping operation, Map<String, String> renames) {}
