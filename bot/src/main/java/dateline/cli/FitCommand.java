package dateline.cli;

import dateline.eval.Fit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Fits the confidence with which questions are answered; for whoever changes the program.
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    hidden = true,
    description = {
      "Fits the weights of the confidence to the trials that `dateline eval --trials` wrote, and says"
          + " what they do on each set, fitted on all sets and on all others."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dateline fit trials/*.jsonl --write bot/src/main/resources/dateline/answer/confidence.json"
    })
final class FitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Trials, of one set or several.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--write", paramLabel = "FILE", description = "Write the weights there.")
  private @Nullable Path write;

  @Option(
      names = "--curve",
      paramLabel = "FILE",
      description = "Draw coverage and risk of each set there, as SVG.")
  private @Nullable Path curve;

  @Override
  public Integer call() {
    Fit fit = Fit.of(files);
    PrintWriter out = spec.commandLine().getOut();
    out.print(fit.markdown());
    out.flush();
    if (write != null && !fit.isWhole()) {
      throw new CommandException(
          "weights need trials with vectors and by words alone; write the missing ones with dateline"
              + " eval --trials --ranking hybrid and lexical");
    }
    if (write != null) {
      write(write, fit.json());
    }
    if (curve != null) {
      write(curve, fit.riskChart());
    }
    return Dateline.DONE;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandException(
          "can't write " + file + "; check the folder and its permissions", e);
    }
  }
}
