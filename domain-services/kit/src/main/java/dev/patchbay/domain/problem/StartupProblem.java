package dev.patchbay.domain.problem;

/**
 * A reason why a service cannot start.
 *
 * @param code stable, for example {@code PB-601}
 * @param text what is wrong, what was expected, what to do
 */
public record StartupProblem(String code, String text) {

    @Override
    public String toString() {
        return code + ": " + text;
    }
}
