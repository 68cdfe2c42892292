package io.genmedia.camel.benchmarks.limits;

/**
 * Sends 30 requests at once through each of two routes, with the limits that GateAI publishes enforced, and prints when the
 * provider saw each; then the same with two applications that use one key. Ends with 1 where a request was lost, bought twice or
 * failed, and where the one application was refused or did not keep the order.
 */
public final class LimitsProgram {

    private LimitsProgram() {}

    /** Runs it; the one argument divides all times. */
    public static void main(String[] arguments) throws Exception {
        double scale;
        try {
            scale = scale(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        LimitsPlan plan = LimitsPlan.published().dividedBy(scale);
        System.out.printf(
                "%d requests at once, 5 in any %.2f s, %d in flight, tasks of %.2f s%n",
                plan.requests(),
                plan.window().toMillis() / 1000.0,
                plan.inFlight(),
                plan.taskDuration().toMillis() / 1000.0);
        System.out.println();
        System.out.println("ONE APPLICATION, two routes");
        LimitsReport one = LimitsRun.ofOneApplication(plan);
        System.out.println(Timeline.of(one));
        boolean keeps = one.isComplete() && one.refused() == 0 && one.isInOrder();
        System.out.println(
                keeps ? "KEPT: no 429, in the order of arrival, all finished." : "NOT KEPT: see the numbers above.");
        System.out.println();
        System.out.println("TWO APPLICATIONS with one key, a route each");
        LimitsReport two = LimitsRun.ofTwoApplications(plan);
        System.out.println(Timeline.of(two));
        System.out.println(
                two.isComplete()
                        ? "ALL FINISHED, each bought once, with " + two.refused() + " answers 429."
                        : "NOT ALL FINISHED: see the numbers above.");
        System.exit(keeps && two.isComplete() ? 0 : 1);
    }

    private static double scale(String... arguments) {
        if (arguments.length == 0) {
            return 1;
        }
        double scale;
        try {
            scale = Double.parseDouble(arguments[0]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the scale is " + arguments[0] + "; it must be a number", e);
        }
        if (!(scale >= 1 && scale <= 100)) {
            throw new IllegalArgumentException("the scale is " + arguments[0] + "; it must be from 1 to 100");
        }
        return scale;
    }
}
