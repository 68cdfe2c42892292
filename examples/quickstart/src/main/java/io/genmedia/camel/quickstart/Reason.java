package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** Says why a prompt came to nothing, whether anything was bought, and what to do. */
public final class Reason {

    private final Provider provider;

    Reason(Provider provider) {
        this.provider = provider;
    }

    /**
     * @param error what went wrong
     * @param taskOfMessage the task that was waited for to its end; null where there is none
     * @param former what had been made, and something was to be made of; null where it failed before
     * @param file the name of the prompt file
     * @return what is written beside the prompt
     */
    public String explain(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception error,
            @Header("CamelMediaTaskId") String taskOfMessage,
            @Variable("former") MediaResult former,
            @Variable("file") String file) {
        String named = taskOf(error, taskOfMessage);
        String task = former != null && former.taskId().equals(named) ? null : named;
        return Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + file + System.lineSeparator()
                + System.lineSeparator()
                + message(error) + System.lineSeparator()
                + System.lineSeparator()
                + (task == null ? "" : "Task: " + task + System.lineSeparator())
                + (former == null ? whatToDo(error, task) : whatToDoThen(error, task, former)) + System.lineSeparator()
                + System.lineSeparator();
    }

    /** The task that the failure is about, or null. */
    static String taskOf(Throwable error, String taskOfMessage) {
        MediaException media = mediaException(error);
        return media != null && media.getTaskId() != null ? media.getTaskId() : taskOfMessage;
    }

    /** What is wrong, in one line. */
    static String message(Throwable error) {
        Throwable told = error;
        MediaException media = mediaException(error);
        if (media != null) {
            told = media;
        } else {
            while (told.getCause() != null && !(told instanceof IllegalArgumentException)) {
                told = told.getCause();
            }
        }
        String message = told.getMessage();
        return message == null || message.isBlank() ? told.getClass().getSimpleName() : message.strip();
    }

    /** Whether it may have been bought although no task is known. */
    static boolean isOutcomeUnknown(Throwable error) {
        MediaException media = mediaException(error);
        return media != null && media.getAcceptance() == Acceptance.UNKNOWN;
    }

    private String whatToDo(Throwable error, String task) {
        MediaException media = mediaException(error);
        if (media instanceof MediaTaskFailedException) {
            return "The provider took the task and could not finish it. Change the prompt or its parameters, and put the"
                    + " file back into the folder of prompts: a changed file is a new order.";
        }
        if (task != null) {
            return "The task was accepted, so its result is paid or will be. To fetch it without buying it again, put the"
                    + " file back into the folder of prompts with the line 'task: " + task
                    + "' in its front matter (between two lines '---' at the top).";
        }
        if (isOutcomeUnknown(error)) {
            String look =
                    "It is not known whether the provider took the task. Look at the tasks of your account; if it is not"
                            + " there, move the file back into the folder of prompts";
            return provider.knowsOrders()
                    ? look + " unchanged: " + provider.title() + " takes the same order once."
                    : look + ". If it is there, move it back with the line 'task: ' and its id in its front matter: "
                            + provider.title() + " does not know the same order again, and would make it twice.";
        }
        return "Nothing was bought. Put right what is wrong, and move the file back into the folder of prompts.";
    }

    /** Where it failed to make something of a result: that is there, and is not to be bought again. */
    private String whatToDoThen(Throwable error, String task, MediaResult former) {
        String goOn = "What it is made of is there: task " + former.taskId()
                + ". To go on from it without buying it again, put the file back into the folder of prompts with the line 'task: "
                + former.taskId() + "' in its front matter (between two lines '---' at the top)";
        if (mediaException(error) instanceof MediaTaskFailedException) {
            return "The provider took the second task and could not finish it: change what stands under 'then'. " + goOn
                    + ".";
        }
        if (task != null) {
            return goOn + ". The second task was accepted too, so its result is paid or will be: put the line 'task: "
                    + task + "' under 'then'.";
        }
        return isOutcomeUnknown(error)
                ? "It is not known whether the provider took the second task. Look at the tasks of your account. "
                        + goOn
                        + "; if the second is there, put the line 'task: ' and its id under 'then', for "
                        + provider.title() + " does not know the same order again, and would make it twice."
                : "The second task was not bought. Put right what is wrong. " + goOn + ".";
    }

    private static MediaException mediaException(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MediaException media) {
                return media;
            }
        }
        return null;
    }
}
