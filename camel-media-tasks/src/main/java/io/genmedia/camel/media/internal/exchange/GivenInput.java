package io.genmedia.camel.media.internal.exchange;

import io.genmedia.camel.media.MediaResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What options, body and headers ask for together, before it is checked: values of any Java type under the provider's own
 * names. Whoever puts later wins.
 */
final class GivenInput {

    /** A media input whose parameter is not named: the model's own parameter for its kind takes it. */
    record Media(String kind, Object value) {}

    /** The parameter of a prompt, unless a model has another for it. */
    static final String PROMPT = "prompt";

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> textual = new HashSet<>();
    private final Set<String> fromOutside = new HashSet<>();
    private final Map<String, List<Object>> media = new LinkedHashMap<>();
    private MediaResult former;
    private List<Media> formerMedia = List.of();
    private boolean isPromptInWords = true;
    private String model;

    void put(String name, Object value) {
        isPromptInWords &= !name.equals(PROMPT);
        textual.remove(name);
        fromOutside.remove(name);
        values.put(name, value);
    }

    /** What is to be made, in words: the model has its own parameter for it. */
    void prompt(Object text) {
        put(PROMPT, text);
        isPromptInWords = true;
    }

    /**
     * Gives the prompt the name that the model has for it, unless it was given as a parameter.
     *
     * @param own the model's name for it
     */
    void namePrompt(String own) {
        if (isPromptInWords && !own.equals(PROMPT) && values.containsKey(PROMPT)) {
            Object text = values.remove(PROMPT);
            textual.remove(PROMPT);
            values.putIfAbsent(own, text);
        }
    }

    /** A value that came as text of a URI, and so carries no type of its own. */
    void putText(String name, Object value) {
        boolean words = isPromptInWords;
        put(name, value);
        isPromptInWords = words;
        textual.add(name);
    }

    /** A value that was text of a message: it may come from anywhere, so it names no file of this machine. */
    void putFromOutside(String name, Object value) {
        put(name, value);
        fromOutside.add(name);
    }

    /**
     * Gives typed options the names that the model has for them; what is given under that name already goes before.
     *
     * @param typed which values come from typed options, unless the message gave them
     * @param names from an option's name and its value to the model's name
     */
    void rename(Set<String> typed, BinaryOperator<String> names) {
        for (String name : List.copyOf(textual)) {
            String own = typed.contains(name) ? names.apply(name, String.valueOf(values.get(name))) : name;
            if (!own.equals(name)) {
                Object value = values.remove(name);
                textual.remove(name);
                if (!values.containsKey(own)) {
                    putText(own, value);
                }
            }
        }
    }

    void model(String name) {
        model = name;
    }

    /** Media of one kind from one place replaces what an earlier place gave of that kind. */
    void media(List<Media> items) {
        Map<String, List<Object>> byKind = new LinkedHashMap<>();
        items.forEach(item ->
                byKind.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(item.value()));
        media.putAll(byKind);
    }

    /**
     * The body is the result of an earlier step: a model may ask for its id, or take what it made.
     *
     * @param result the result; without outputs where no more than the task is known
     * @param made what it made
     */
    void former(MediaResult result, List<Media> made) {
        former = result;
        formerMedia = made;
    }

    /** @return the result of an earlier step that is the body; null where it is none */
    MediaResult former() {
        return former;
    }

    /** What the earlier step made is an input, as far as nothing else is given of its kind. */
    void takeMediaOfFormer() {
        Map<String, List<Object>> given = new LinkedHashMap<>(media);
        media(formerMedia);
        media.putAll(given);
    }

    Map<String, Object> values() {
        return values;
    }

    Set<String> textual() {
        return textual;
    }

    boolean isFromOutside(String name) {
        return fromOutside.contains(name);
    }

    Map<String, List<Object>> media() {
        return media;
    }

    String model() {
        return model;
    }
}
