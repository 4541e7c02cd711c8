package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.LinkedPointer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the security of an operation: each alternative that was enough has to stay enough. */
final class SecurityDiff {

    private final DiffContext context;
    private final OperationPair pair;

    SecurityDiff(DiffContext context, OperationPair pair) {
        this.context = context;
        this.pair = pair;
    }

    void compare() {
        List<Credentials> before = CredentialsReader.read(context.before(), pair.before(), pair.isEvent());
        List<Credentials> after = CredentialsReader.read(context.after(), pair.after(), pair.isEvent());
        if (pair.isEvent()) {
            if (!before.equals(after)) {
                note(DiffRule.SECURITY_DETAILS_CHANGED, before + " -> " + after);
            }
            return;
        }
        boolean kept = true;
        for (Credentials old : before) {
            if (after.stream().noneMatch(now -> now.isSatisfiedBy(old))) {
                kept = false;
                note(lost(old, after), old + " is not enough any more; accepted: " + after);
            }
        }
        if (kept && !after.stream().allMatch(now -> before.stream().anyMatch(old -> old.isSatisfiedBy(now)))) {
            note(DiffRule.SECURITY_LOOSENED, before + " -> " + after);
        }
        compareFlows(before, after);
    }

    private static DiffRule lost(Credentials old, List<Credentials> after) {
        if (old.isEmpty()) {
            return DiffRule.SECURITY_ADDED;
        }
        return after.stream().anyMatch(now -> now.hasOnlySchemesOf(old))
                ? DiffRule.SCOPE_REQUIRED
                : DiffRule.SECURITY_ALTERNATIVE_REMOVED;
    }

    /** Compares flows once for each scheme, whoever uses it. */
    private void compareFlows(List<Credentials> before, List<Credentials> after) {
        Map<String, Mapping> schemes = new TreeMap<>();
        before.forEach(credentials -> credentials.collectSchemes(schemes));
        Map<String, Mapping> newSchemes = new TreeMap<>();
        after.forEach(credentials -> credentials.collectSchemes(newSchemes));
        schemes.forEach((kind, old) -> {
            Mapping now = newSchemes.get(kind);
            if (now != null && !flows(old).equals(flows(now))) {
                LinkedPointer path = LinkedPointer.from("document").then("security scheme " + kind);
                context.changes().add(DiffRule.SECURITY_DETAILS_CHANGED, path, "flows changed", old, now);
            }
        });
    }

    /** Flows without the list of scopes, which the requirements have. */
    private static Map<String, String> flows(Mapping scheme) {
        Map<String, String> texts = new TreeMap<>();
        Mapping flows = scheme.mapping("flows");
        for (int i = 0; flows != null && i < flows.size(); i++) {
            if (flows.value(i) instanceof Mapping flow) {
                texts.put(flows.key(i), CanonicalText.text(flow.without("scopes")));
            }
        }
        return texts;
    }

    /** Adds a change; what all operations inherit is reported once. */
    private void note(DiffRule rule, String text) {
        boolean own = pair.before().has("security") || pair.after().has("security") || pair.isEvent();
        LinkedPointer path = (own ? pair.path() : LinkedPointer.from("document")).then("security");
        context.changes()
                .add(
                        rule,
                        path,
                        text,
                        requirement(context.before(), pair.before()),
                        requirement(context.after(), pair.after()));
    }

    private static Node requirement(DiffDocument document, Mapping operation) {
        Node own = operation.get("security");
        Node inherited = document.root().get("security");
        if (own != null) {
            return own;
        }
        return inherited == null ? operation : inherited;
    }
}
