package org.weft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one sentence on standard error and an exit code; the stack trace is shown only when asked for. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return print(e, command);
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String suggestion = e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + String.join(" or ", unmatched.getSuggestions().stream().limit(3).toList()) + "?"
                : "; see " + command.getCommandSpec().qualifiedName() + " --help";
        sentence(command,
                uncapitalised(e.getMessage().lines().findFirst().orElse("wrong usage").replaceFirst("^Error: ", ""))
                        + suggestion);
        return ExitCode.BAD_INPUT;
    }

    int print(Throwable e, CommandLine command) {
        if (debug(command)) {
            e.printStackTrace(command.getErr());
        }
        sentence(command, sentence(e));
        return switch (e) {
            case MachineLacksException _,OutOfMemoryError _ -> ExitCode.MACHINE_LACKS;
            case IllegalArgumentException bad when bad.getMessage() != null -> ExitCode.BAD_INPUT;
            case UncheckedIOException _,IOException _ -> ExitCode.BAD_INPUT;
            default -> ExitCode.UNEXPECTED;
        };
    }

    /** What went wrong, as a user is told. */
    static String sentence(Throwable e) {
        return switch (e) {
            case MachineLacksException lacks -> lacks.getMessage();
            case IllegalArgumentException bad when bad.getMessage() != null -> bad.getMessage();
            case UncheckedIOException io -> sentence(io.getCause());
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
            case IOException io -> "a file cannot be read or written: "
                    + (io.getMessage() == null ? io.getClass().getSimpleName() : io.getMessage()) + " ("
                    + io.getClass().getSimpleName() + ")";
            case OutOfMemoryError memory -> MachineLacksException.memory("this run", memory).getMessage();
            default -> "an unexpected " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage())
                    + "; this is a fault of Weft, --debug shows where";
        };
    }

    private static void sentence(CommandLine command, String sentence) {
        command.getErr().println("weft: " + sentence);
    }

    private static boolean debug(CommandLine command) {
        return Boolean.getBoolean("weft.debug")
                || Boolean.TRUE.equals(command.getCommandSpec().optionsMap().get("--debug").getValue());
    }

    private static String uncapitalised(String message) {
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }
}
