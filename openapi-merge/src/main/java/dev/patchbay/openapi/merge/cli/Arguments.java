package dev.patchbay.openapi.merge.cli;

import dev.patchbay.problems.Suggestions;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** Arguments of a command. */
final class Arguments {

    private final CommandLine line;

    private Arguments(CommandLine line) {
        this.line = line;
    }

    /** Parses the words after the name of a command. */
    static Arguments parse(Usage usage, List<String> words) throws UsageException {
        Options options = usage.options();
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            Arguments arguments = new Arguments(parser.parse(options, words.toArray(String[]::new)));
            if (!arguments.has("help")) {
                arguments.check(usage);
            }
            return arguments;
        } catch (UnrecognizedOptionException unknown) {
            List<String> names = options.getOptions().stream()
                    .map(option -> "--" + option.getLongOpt())
                    .toList();
            throw new UsageException(
                    "there is no option " + unknown.getOption() + Suggestions.didYouMean(unknown.getOption(), names));
        } catch (MissingArgumentException missing) {
            Option option = missing.getOption();
            throw new UsageException("--" + option.getLongOpt() + " needs a value: --" + option.getLongOpt() + "="
                    + option.getArgName());
        } catch (ParseException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private void check(Usage usage) throws UsageException {
        for (Option option : line.getOptions()) {
            if (option.hasArg() && line.getOptionCount(option) > 1) {
                throw new UsageException("--" + option.getLongOpt() + " is there twice; say it once");
            }
        }
        List<String> files = files();
        if (files.size() < usage.fewest()) {
            throw new UsageException(usage.files()
                            .get(Math.min(files.size(), usage.files().size() - 1))
                            .word() + " is missing");
        }
        if (files.size() > usage.most()) {
            throw new UsageException("'" + files.get(usage.most()) + "' is one file too many");
        }
    }

    /** The arguments that are not options. */
    List<String> files() {
        return line.getArgList();
    }

    /** True if an option is there, by its long name. */
    boolean has(String option) {
        return line.hasOption(option);
    }

    /** The value of an option; null when it is not there. */
    @Nullable
    String value(String option) {
        return line.getOptionValue(option);
    }
}
