package dev.patchbay.composer.plans;

import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Plans;
import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import dev.patchbay.composer.security.TokenSettings;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as far as plans and scopes go.
 *
 * @param plan null when the platform has no plans
 * @param tenant whose requests are counted together
 * @param scopes empty when the token says nothing of scopes
 */
public record Subscriber(@Nullable Plan plan, String tenant, Set<String> scopes) {

    /**
     * Reads a token's claims.
     *
     * @throws ProblemException 403 when there are plans and the token belongs to none of them
     */
    public static Subscriber of(Plans plans, TokenSettings tokens, Map<String, Object> claims) {
        Plan plan = plans.isEmpty() ? null : plan(plans, claims);
        Object tenant = claim(claims, tokens.tenantClaim());
        return new Subscriber(plan, tenant == null ? "" : tenant.toString(), scopes(tokens.scopeClaim(), claims));
    }

    /** Why the operation may not be called; null when it may. */
    public @Nullable Problem refusal(Permission permission, String operation) {
        if (permission.equals(Permission.OPEN)) {
            return null;
        }
        if (plan != null && permission.needsPlan() && !permission.plans().contains(plan.name())) {
            String others = permission.plans().isEmpty()
                    ? "No plan contains it."
                    : "It is in: " + String.join(", ", permission.plans()) + ".";
            return notInPlan("'" + operation + "' is not in the plan '" + plan.name() + "'. " + others)
                    .withMember("plan", plan.name())
                    .withMember("plans", permission.plans());
        }
        if (!permission.isCoveredBy(scopes)) {
            String needed = String.join(
                    " ", permission.scopes().getFirst().stream().sorted().toList());
            return Problem.of(
                            403,
                            "insufficient-scope",
                            "Insufficient scope",
                            "'" + operation + "' needs a token with the scope: " + needed + ".")
                    .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
        }
        return null;
    }

    /** Whether the operation may be called. */
    public boolean may(Permission permission) {
        return permission.equals(Permission.OPEN)
                || ((plan == null || permission.plans().contains(plan.name())) && permission.isCoveredBy(scopes));
    }

    private static Plan plan(Plans plans, Map<String, Object> claims) {
        Object name = claim(claims, plans.claim());
        if (name == null) {
            Plan otherwise = plans.otherwise();
            if (otherwise == null) {
                throw new ProblemException(notInPlan(
                                "The token names no plan in its claim '" + plans.claim() + "'; ask for one that does.")
                        .withMember("plans", plans.byName().keySet()));
            }
            return otherwise;
        }
        Plan plan = plans.byName().get(name.toString());
        if (plan == null) {
            throw new ProblemException(notInPlan("The token's plan is not one of this platform.")
                    .withMember("plans", plans.byName().keySet()));
        }
        return plan;
    }

    private static Problem notInPlan(String detail) {
        return Problem.of(403, "not-in-plan", "Not in plan", detail);
    }

    /** As one text with spaces or as a list; {@code scp} stands in where the claim is absent. */
    private static Set<String> scopes(String name, Map<String, Object> claims) {
        Object value = claim(claims, name);
        value = value == null ? claims.get("scp") : value;
        return switch (value) {
            case null -> Set.of();
            case Collection<?> many -> {
                Set<String> scopes = new HashSet<>();
                many.forEach(one -> scopes.add(String.valueOf(one)));
                yield scopes;
            }
            default -> new HashSet<>(Arrays.asList(value.toString().split(" ", -1)));
        };
    }

    private static @Nullable Object claim(Map<String, Object> claims, String name) {
        Object direct = claims.get(name);
        int dot = direct == null ? name.indexOf('.') : -1;
        if (dot < 0) {
            return direct;
        }
        Object outer = claims.get(name.substring(0, dot));
        if (!(outer instanceof Map<?, ?> map)) {
            return null;
        }
        Object inner = map;
        for (String key : name.substring(dot + 1).split("\\.", -1)) {
            inner = inner instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return inner;
    }
}
