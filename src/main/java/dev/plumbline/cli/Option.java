package dev.plumbline.cli;

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
 */
record Option(String name, Form form, Role role, String param, String help, Optional<String> fallback) {
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
        return new Option(name, Form.SINGLE, Role.RESULT, param, help, Optional.empty());
    }

    static Option operational(String name, String param, String help) {
        return new Option(name, Form.SINGLE, Role.OPERATIONAL, param, help, Optional.empty());
    }

    static Option notBuilt(String name) {
        return new Option(name, Form.NOT_BUILT, Role.OPERATIONAL, "", "", Optional.empty());
    }

    static Option flag(String name, Role role, String help) {
        return new Option(name, Form.FLAG, role, "", help, Optional.of("false"));
    }

    Option as(Form other) {
        return new Option(name, other, role, param, help, fallback);
    }

    Option or(String text) {
        return new Option(name, form, role, param, help, Optional.of(text));
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
