package io.genmedia.camel.durability.harness;

import io.genmedia.camel.durability.app.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** The prompts of a run, in a random order. They are sent bit by bit, so that there is work at every moment. */
public final class Workload {

    private final List<Prompt> prompts;
    private int sent;

    private Workload(List<Prompt> prompts) {
        this.prompts = prompts;
    }

    /** @return so many prompts, the same number through each lane as nearly as can be */
    public static Workload of(int number, List<Lane> lanes, Random random) {
        List<Prompt> prompts = new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> new Prompt(String.format(Locale.ROOT, "p%04d", i), lanes.get(i % lanes.size())))
                .toList());
        Collections.shuffle(prompts, random);
        return new Workload(prompts);
    }

    /** @return all prompts */
    public List<Prompt> prompts() {
        return Collections.unmodifiableList(prompts);
    }

    /** Sends one part more; after {@code parts} calls all are sent. */
    public void sendPart(World world, int parts) {
        int share = (prompts.size() + parts - 1) / parts;
        int end = Math.min(prompts.size(), sent + share);
        prompts.subList(sent, end).forEach(world::send);
        sent = end;
    }

    /** Sends what is left. */
    public void sendRest(World world) {
        sendPart(world, 1);
    }
}
