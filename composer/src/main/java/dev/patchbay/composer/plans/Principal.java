package dev.patchbay.composer.plans;

import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Plans;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.tokens.Claims;
import dev.patchbay.tokens.TokenSettings;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subject that a token names, as far as plans and scopes go.
 *
 * @param plan null if the platform has no plans
 * @param tenant the tenant whose requests are counted together
 * @param scopes empty if the token has none
 */
public record Principal(@Nullable Plan plan, String tenant, Set<String> scopes) {

    /**
     * Returns the principal of a token's claims.
     *
     * @throws ProblemException 403 if there are plans and the token belongs to none of them
     */
    public static Principal of(Plans plans, TokenSettings tokens, Map<String, Object> claims) {
        Plan plan = plans.isEmpty() ? null : plan(plans, claims);
        Object tenant = Claims.find(claims, tokens.tenantClaim());
        return new Principal(plan, tenant == null ? "" : tenant.toString(), Claims.scopes(claims, tokens.scopeClaim()));
    }

    /** The problem of a call that is not permitted; null if it is. */
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
                            ProblemType.INSUFFICIENT_SCOPE,
                            "'" + operation + "' needs a token with the scope: " + needed + ".")
                    .withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
        }
        return null;
    }

    /** True if the operation may be called. */
    public boolean may(Permission permission) {
        return permission.equals(Permission.OPEN)
                || ((plan == null || permission.plans().contains(plan.name())) && permission.isCoveredBy(scopes));
    }

    private static Plan plan(Plans plans, Map<String, Object> claims) {
        Object name = Claims.find(claims, plans.claim());
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
        return Problem.of(ProblemType.NOT_IN_PLAN, detail);
    }
}
