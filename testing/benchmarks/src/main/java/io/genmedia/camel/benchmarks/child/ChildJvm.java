package io.genmedia.camel.benchmarks.child;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs a program of this class path and answers questions: a line on its standard input, a line on its standard output.
 * It is to end when its input does. Its standard error is this JVM's.
 */
public final class ChildJvm implements AutoCloseable {

    private static final long SECONDS_TO_END = 30;

    private final Class<?> program;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final Thread hook;

    private ChildJvm(Class<?> program, Process process) {
        this.program = program;
        this.process = process;
        this.hook = new Thread(process::destroyForcibly, "load-child-end");
        Runtime.getRuntime().addShutdownHook(hook);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param jvm options of the JVM, as {@code -Xmx512m}
     * @param program has the method {@code main}
     * @param arguments of the program
     */
    public static ChildJvm start(List<String> jvm, Class<?> program, String... arguments) throws IOException {
        return startWith(System.getProperty("java.class.path"), jvm, program, arguments);
    }

    /**
     * Starts it with another class path.
     *
     * @param classPath where its classes are
     * @param jvm options of the JVM, as {@code -Xmx512m}
     * @param program has the method {@code main}
     * @param arguments of the program
     */
    public static ChildJvm startWith(String classPath, List<String> jvm, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(
                program,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws UncheckedIOException where the program has ended
     */
    public synchronized String ask(String question) {
        try {
            questions.write(question);
            questions.write('\n');
            questions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer();
    }

    /**
     * Waits for what it tells by itself.
     *
     * @throws UncheckedIOException where the program has ended
     */
    public synchronized String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException(
                        "the JVM of " + program.getSimpleName() + " ended early; its standard error tells why");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the program has ended by itself.
     *
     * @throws IOException where it does not within half a minute
     */
    public void awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            throw new IOException(
                    "the JVM of " + program.getSimpleName() + " has not ended " + SECONDS_TO_END + " s after its work");
        }
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
