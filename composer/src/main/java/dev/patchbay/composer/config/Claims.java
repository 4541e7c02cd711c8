package dev.patchbay.composer.config;

/**
 * The claims of a token that say what its bearer may do. A name with dots leads into objects, unless a claim has it as it is.
 *
 * @param plan names the plan
 * @param tenant whose requests are counted together; the subject stands in where it is absent
 * @param scope the scopes, as one text with spaces or as a list; {@code scp} stands in where it is absent
 */
public record Claims(String plan, String tenant, String scope) {

    public static final Claims DEFAULT = new Claims("plan", "tenant", "scope");
}
