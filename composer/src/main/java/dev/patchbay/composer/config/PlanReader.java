package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.RuleReader;
import dev.patchbay.openapi.merge.config.Section;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.problems.Suggestions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code plans:}, {@code claims:} and {@code rate-limit:}. */
final class PlanReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final Set<String> services;

    /** @param services the names that may be spoken of */
    PlanReader(Set<String> services) {
        this.services = services;
    }

    Plans read(Section root) {
        LimitStore store = store(root);
        String claim = claim(root);
        Map<String, Plan> plans = new LinkedHashMap<>();
        Plan otherwise = null;
        Section section = root.section("plans");
        for (String name : section == null ? List.<String>of() : section.keys()) {
            Section entry = section == null ? null : section.section(name);
            if (entry == null) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                entry.problem(
                        "PB-104",
                        root.locationOf("plans"),
                        "plans: '" + name + "' cannot name a plan; a name is letters, digits, '.', '_' and '-'");
            }
            Plan plan = plan(name, entry, store);
            plans.put(name, plan);
            if (entry.flag("default", false)) {
                if (otherwise != null) {
                    entry.problem(
                            "PB-112",
                            entry.locationOf("default"),
                            "plans: '" + otherwise.name() + "' is the default already; there can be one");
                }
                otherwise = plan;
            }
        }
        return new Plans(claim, plans, otherwise, store);
    }

    /**
     * Tenant and scopes are read by services, too: PATCHBAY_TENANT_CLAIM and PATCHBAY_SCOPE_CLAIM name them for all.
     */
    private static String claim(Section root) {
        Section section = root.section("claims");
        if (section == null) {
            return Plans.NONE.claim();
        }
        section.allow(Set.of("plan"));
        String claim = section.text("plan");
        return claim == null ? Plans.NONE.claim() : claim;
    }

    private static LimitStore store(Section root) {
        Section section = root.section("rate-limit");
        if (section == null) {
            return LimitStore.DEFAULT;
        }
        section.allow(Set.of("store", "fail", "timeout"));
        return new LimitStore(
                redis(section),
                section.choice("fail", FailMode.class, LimitStore.DEFAULT.fail()),
                Measures.duration(section, "timeout", LimitStore.DEFAULT.timeout()));
    }

    private static @Nullable URI redis(Section section) {
        String text = section.text("store");
        if (text == null || text.equals("memory")) {
            return null;
        }
        try {
            URI uri = new URI(text);
            if (("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below, without the text: it may hold a password
        }
        section.problem(
                "PB-104",
                section.locationOfValue("store"),
                "rate-limit.store must be memory, or like redis://host:6379 (rediss:// for TLS)");
        return null;
    }

    private Plan plan(String name, Section entry, LimitStore store) {
        entry.allow(Set.of("default", "allow", "deny", "rate", "fail"));
        if (!entry.has("allow")) {
            entry.problem(
                    "PB-103",
                    entry.location(),
                    entry.pathTo("allow") + " is missing; a plan contains what it lists, '/**' is everything");
        }
        return new Plan(
                name,
                entry.location(),
                rules(entry, "allow"),
                rules(entry, "deny"),
                rates(entry),
                entry.choice("fail", FailMode.class, store.fail()));
    }

    private List<PlanRule> rules(Section entry, String key) {
        RuleReader reader = new RuleReader(entry.problems());
        List<PlanRule> rules = new ArrayList<>();
        for (Node line : entry.list(key)) {
            if (line instanceof Mapping mapping && mapping.has("service")) {
                PlanRule rule = ofService(new Section(entry.problems(), entry.pathTo(key), mapping));
                if (rule != null) {
                    rules.add(rule);
                }
            } else {
                ExposureRule rule = reader.read(entry.pathTo(key), line, false);
                if (rule != null) {
                    rules.add(new PlanRule.Matching(rule.location(), rule.selector()));
                }
            }
        }
        return rules;
    }

    private @Nullable PlanRule ofService(Section line) {
        line.allow(Set.of("service"));
        String service = line.text("service");
        if (service == null) {
            return null;
        }
        if (!services.contains(service)) {
            line.problem(
                    "PB-104",
                    line.locationOfValue("service"),
                    line.pathTo("service") + ": there is no service '" + service + "'"
                            + Suggestions.didYouMean(service, services));
            return null;
        }
        return new PlanRule.OfService(line.location(), service);
    }

    private static List<Rate> rates(Section entry) {
        Node node = entry.node("rate");
        List<Node> items = switch (node) {
            case null -> List.of();
            case Sequence sequence -> sequence.items();
            case Mapping mapping -> List.of(mapping);
            case Scalar scalar -> List.of(scalar);
        };
        List<Rate> rates = new ArrayList<>();
        for (Node item : items) {
            Rate rate = item instanceof Mapping mapping
                    ? burst(new Section(entry.problems(), entry.pathTo("rate"), mapping))
                    : rate(entry, entry.pathTo("rate"), item);
            if (rate != null) {
                rates.add(rate);
            }
        }
        return rates;
    }

    private static @Nullable Rate burst(Section section) {
        section.allow(Set.of("limit", "burst"));
        Node limit = section.node("limit");
        if (limit == null) {
            section.problem("PB-103", section.location(), section.pathTo("limit") + " is missing");
            return null;
        }
        Rate rate = rate(section, section.pathTo("limit"), limit);
        if (rate == null || !section.has("burst")) {
            return rate;
        }
        return rate.withBurst(Measures.count(section, "burst", 1, 1, 1_000_000_000));
    }

    private static @Nullable Rate rate(Section section, String path, Node node) {
        Rate rate = node instanceof Scalar scalar ? Rate.parse(scalar.text()) : null;
        if (rate == null) {
            section.problem(
                    "PB-104", node.location(), path + " must be " + Rate.EXPECTED + ", and this is " + node.describe());
        }
        return rate;
    }
}
