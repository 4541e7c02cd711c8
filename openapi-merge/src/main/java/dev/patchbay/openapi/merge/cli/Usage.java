package dev.patchbay.openapi.merge.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/**
 * Options and files of a command, and its help.
 *
 * @param files how the help calls what is not an option
 * @param fewest how many files there have to be
 * @param most how many there may be
 * @param exitCodes every one that the command ends with, and what it means
 */
record Usage(
        String name,
        String description,
        List<Term> files,
        int fewest,
        int most,
        List<Option> ownOptions,
        List<Term> exitCodes) {

    private static final int MARGIN = 100;

    private static final List<Option> COMMON = List.of(
            option("h", "help", "Show this help and exit."),
            option("q", "quiet", "Say only what fails."),
            option(
                    null,
                    "json",
                    "Write JSON wherever the format is free: messages, results and the document on standard output."));

    /** Word of the help, and its meaning. */
    record Term(String word, String meaning) {}

    /** An option without a value. */
    static Option option(@Nullable String letter, String name, String description) {
        return Option.builder(letter).longOpt(name).desc(description).get();
    }

    /** The option, with a value after it. */
    static Option taking(String value, Option option) {
        option.setArgs(1);
        option.setArgName(value);
        return option;
    }

    /** New options, since parsing stores in them what it found. */
    Options options() {
        Options options = new Options();
        all().forEach(option -> options.addOption((Option) option.clone()));
        return options;
    }

    private List<Option> all() {
        List<Option> all = new ArrayList<>(ownOptions);
        all.addAll(COMMON);
        return all;
    }

    /** {@code Usage: patchbay diff [OPTION...] OLD NEW}. */
    String synopsis() {
        StringBuilder synopsis = new StringBuilder("Usage: patchbay " + name + " [OPTION...]");
        files.forEach(file -> synopsis.append(' ').append(file.word()));
        return synopsis.append(most > files.size() ? "..." : "").toString();
    }

    /** The whole help. */
    String help() {
        List<Term> options = all().stream()
                .map(option -> new Term(spelling(option), option.getDescription()))
                .toList();
        return synopsis() + "\n" + description + "\n\n" + table(files) + "\nOptions:\n" + table(options)
                + "\nExit codes:\n" + table(exitCodes);
    }

    private static String spelling(Option option) {
        String letter = option.getOpt() == null ? "    " : "-" + option.getOpt() + ", ";
        return letter + "--" + option.getLongOpt() + (option.hasArg() ? "=" + option.getArgName() : "");
    }

    /** Two columns, the second one folded. */
    private static String table(List<Term> terms) {
        int width = terms.stream().mapToInt(term -> term.word().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            StringBuilder line = new StringBuilder(
                    "  " + term.word() + " ".repeat(width - term.word().length() + 1));
            for (String word : term.meaning().split(" ", -1)) {
                if (line.length() + 1 + word.length() > MARGIN) {
                    text.append(line).append('\n');
                    line = new StringBuilder(" ".repeat(width + 3));
                }
                line.append(' ').append(word);
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
