package dev.patchbay.openapi.merge.convert;

import dev.patchbay.openapi.merge.config.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts every document to the version of the result: the highest among the inputs, unless another is asked for. 3.2
 * is 3.1 and more, so documents of 3.1 need no change beside it.
 *
 * <p>Codes: PB-210 not OpenAPI, PB-212 a version that is not supported, PB-213 a construct that the version asked for
 * does not have.
 */
public final class Versions {

    private static final Pattern SUPPORTED = Pattern.compile("3\\.[012]\\.[0-9]+(-.+)?");

    private final String target;
    private final Missing missing;

    private Versions(String target) {
        this.target = target;
        this.missing = new Missing(target.substring(0, 3));
    }

    /** True if a document is OpenAPI of a supported version; adds a problem if not. */
    public static boolean isSupported(Node root, Problems problems) {
        Node version = root instanceof Mapping mapping ? mapping.get("openapi") : null;
        if (version != null && SUPPORTED.matcher(version.toString()).matches()) {
            return true;
        }
        Node swagger = root instanceof Mapping mapping ? mapping.get("swagger") : null;
        if (swagger != null) {
            problems.add(LocatedProblem.input(
                    "PB-212",
                    swagger.location(),
                    "is Swagger " + swagger + "; convert it to OpenAPI 3 first, for instance with swagger2openapi"));
        } else if (version != null) {
            problems.add(LocatedProblem.input(
                    "PB-212",
                    version.location(),
                    "OpenAPI version '" + version + "' is not one of 3.0.x, 3.1.x, 3.2.x"));
        } else {
            problems.add(LocatedProblem.input(
                    "PB-210", root.location(), "is not an OpenAPI document: it has no 'openapi: 3.x.y' at its root"));
        }
        return false;
    }

    /** The version for these documents. */
    public static Versions of(List<Mapping> roots, TargetVersion asked) {
        String highest = roots.stream()
                .map(Versions::versionOf)
                .reduce((one, other) -> order(other) > order(one) ? other : one)
                .orElse("3.1.1");
        return switch (asked) {
            case AUTO -> new Versions(highest);
            case V3_0 -> new Versions(highestOf(roots, 0, "3.0.4"));
            case V3_1 -> new Versions(highestOf(roots, 1, "3.1.1"));
        };
    }

    private static String highestOf(List<Mapping> roots, int minor, String otherwise) {
        return roots.stream()
                .map(Versions::versionOf)
                .filter(version -> minor(version) == minor)
                .reduce((one, other) -> order(other) > order(one) ? other : one)
                .orElse(otherwise);
    }

    /**
     * Rank of a version; not a comparator of the JDK, whose lambdas can be serialised and so are in no cache that a
     * program starts from.
     */
    private static int order(String version) {
        return minor(version) * 1_000_000 + Math.min(patch(version), 999_999);
    }

    private static String versionOf(Mapping root) {
        return String.valueOf(root.get("openapi"));
    }

    private static int minor(String version) {
        return version.charAt(2) - '0';
    }

    private static int patch(String version) {
        return Integer.parseInt(version.substring(4).replaceAll("-.*", ""));
    }

    /** {@code 3.1.0}. */
    public String target() {
        return target;
    }

    /** Checks a part of a document in a file of its own: it does not say what it is, so it cannot be converted. */
    public void checkPart(ApiDocument file, Problems problems) {
        boolean older = minor(versionOf(file.owner().root())) == 0;
        if (older != (minor(target) == 0)) {
            problems.add(LocatedProblem.conflict(
                    "PB-213",
                    SourceLocation.of(file.location()),
                    "belongs to a document of OpenAPI " + versionOf(file.owner().root()) + ", and what is in files of"
                            + " its own cannot become " + target + "; bundle that document by itself first"));
        }
    }

    /**
     * Returns the merged document with shared path items written out if its version has none; adds what it cannot
     * express.
     */
    public Mapping finish(Mapping result, Problems problems) throws InvalidInputException {
        boolean is30 = minor(target) == 0;
        Mapping finished = is30 ? SharedPathItems.writtenOut(result, missing) : result;
        if (is30) {
            Downgrade.checkInfo(finished, missing);
        }
        missing.in(finished).forEach(problems::add);
        problems.throwIfAny();
        return finished;
    }

    /** Converts a document to the version of the result, as far as that has its constructs. */
    public Mapping align(Mapping root) {
        int own = minor(versionOf(root));
        int wanted = minor(target);
        Mapping aligned = root;
        if (own == 2 && wanted < 2) {
            new NewIn32(missing).check(root);
        }
        if (own == 0 && wanted > 0) {
            aligned = new Upgrade().object(root, Kind.OPENAPI);
        } else if (own > 0 && wanted == 0) {
            aligned = new Downgrade(missing).object(aligned, Kind.OPENAPI);
        }
        return aligned.get("openapi") instanceof Scalar version
                ? aligned.with("openapi", Scalar.string(version, target))
                : aligned;
    }
}
