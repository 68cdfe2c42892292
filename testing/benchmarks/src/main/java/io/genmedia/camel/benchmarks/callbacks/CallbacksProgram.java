package io.genmedia.camel.benchmarks.callbacks;

import java.time.Duration;

/**
 * Lets a simulated Unifically call back a thousand times, each callback repeated, shuffled with others, and one in twenty lost;
 * then polls as many tasks, and prints what both cost. Ends with 1 where an exchange was lost or has gone on twice, a task was
 * bought twice or failed, a callback was refused or not heard, or a task was read again although a callback had told of it.
 */
public final class CallbacksProgram {

    private static final Duration BRIEF_SAFETY = Duration.ofSeconds(2);

    private CallbacksProgram() {}

    /** Runs it; the one argument is how many tasks. */
    public static void main(String[] arguments) throws Exception {
        CallbacksPlan plan;
        try {
            plan = CallbacksPlan.usual(tasks(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.err.println("warming up …");
        for (Completion completion : Completion.values()) {
            CallbacksRun.of(CallbacksPlan.brief(BRIEF_SAFETY), completion);
        }
        System.err.printf("%,d tasks, called back …%n", plan.tasks());
        CallbacksReport called = CallbacksRun.of(plan, Completion.CALLBACK);
        System.err.printf("%,d tasks, polled …%n", plan.tasks());
        CallbacksReport polled = CallbacksRun.of(plan, Completion.POLL);
        System.out.println(CallbacksTable.of(called, polled));
        boolean good = called.isGood() && polled.isGood();
        System.out.println(
                good
                        ? "KEPT: each exchange went on once, each task was bought once, and none was read twice that was told."
                        : "NOT KEPT: see the numbers above.");
        System.exit(good ? 0 : 1);
    }

    private static int tasks(String... arguments) {
        String given = arguments.length == 0 ? "1000" : arguments[0];
        try {
            int tasks = Integer.parseInt(given);
            if (tasks >= 1) {
                return tasks;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("the number of tasks is " + given + "; it must be a whole number from 1");
    }
}
