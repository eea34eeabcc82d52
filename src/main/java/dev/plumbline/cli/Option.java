package dev.plumbline.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One option, and all there is to know about it: this is the only place where its name, its default and whether it
 * decides the result are said.
 *
 * @param name in kebab-case, without dashes; also the key in a settings file
 * @param form how it is written
 * @param role whether it decides the result
 * @param param what stands for its value in the help; empty for flags
 * @param help one sentence
 * @param fallback the default's text, where there is one
 * @param notes for documents and shells
 */
record Option(
        String name, Form form, Role role, String param, String help, Optional<String> fallback, OptionNotes notes) {
    /** How an option is written. */
    enum Form {
        /** {@code --trim}: false unless given. */
        FLAG,
        /** {@code --standardize} or {@code --no-standardize}. */
        SWITCH,
        /** {@code --epochs 450}. */
        SINGLE,
        /** {@code --input a --input b}. */
        REPEATABLE,
        /** {@code --option key=value}, once for each key. */
        KEYED,
        /** Of a later version: known by name and refused. */
        NOT_BUILT
    }

    /** Whether two runs that differ in this option only may differ in their result. */
    enum Role {
        /** Enters provenance and the run's identity. */
        RESULT,
        /** Says how and where, not what. */
        OPERATIONAL
    }

    static Option result(String name, String param, String help) {
        return single(name, Role.RESULT, param, help);
    }

    static Option operational(String name, String param, String help) {
        return single(name, Role.OPERATIONAL, param, help);
    }

    private static Option single(String name, Role role, String param, String help) {
        return new Option(name, Form.SINGLE, role, param, help, Optional.empty(), OptionNotes.of(param));
    }

    static Option notBuilt(String name) {
        return operational(name, "", "").as(Form.NOT_BUILT);
    }

    static Option flag(String name, Role role, String help) {
        return single(name, role, "", help).as(Form.FLAG).or("false");
    }

    Option as(Form other) {
        return new Option(name, other, role, param, help, fallback, notes);
    }

    /** With a default. */
    Option or(String text) {
        return new Option(name, form, role, param, help, Optional.of(text), notes);
    }

    /** Says in words what holds unless it is given, where no text could stand for that. */
    Option otherwise(String words) {
        return with(new OptionNotes(Optional.of(words), notes.more(), notes.offers()));
    }

    /** Adds sentences for the reference; {@code --help} does not show them. */
    Option more(String sentences) {
        return with(new OptionNotes(notes.otherwise(), sentences, notes.offers()));
    }

    /** Has shells offer these words for its value. */
    Option offering(Collection<String> words) {
        return offering(new ValueWords(ValueWords.Kind.WORDS, List.copyOf(words)));
    }

    /** Has shells offer what is on this machine. */
    Option offering(ValueWords.Kind kind) {
        return offering(new ValueWords(kind, List.of()));
    }

    private Option offering(ValueWords offers) {
        return with(new OptionNotes(notes.otherwise(), notes.more(), offers));
    }

    private Option with(OptionNotes others) {
        return new Option(name, form, role, param, help, fallback, others);
    }

    /** What holds unless it is given: its default, or words; nothing for a flag, which is off then. */
    Optional<String> unlessGiven() {
        return isFlag() ? Optional.empty() : fallback.or(notes::otherwise);
    }

    /** The other spelling of a switch. */
    Option negation() {
        return flag("no-" + name, role, "the opposite of --" + name);
    }

    boolean built() {
        return form != Form.NOT_BUILT;
    }

    boolean isFlag() {
        return form == Form.FLAG || form == Form.SWITCH;
    }

    /** As it is typed. */
    String dashed() {
        return "--" + name;
    }

    /** The environment variable that sets it. */
    String variable() {
        return EnvironmentOptions.PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
