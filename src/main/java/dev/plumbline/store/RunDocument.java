package dev.plumbline.store;

import dev.plumbline.model.PlainText;
import dev.plumbline.model.Provenance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The file {@code run.json}.
 *
 * @param identity what makes the run the run it is
 * @param created when its first attempt began, to the second; not part of the identity
 */
record RunDocument(RunIdentity identity, Instant created) {
    private static final int FORMAT = 1;

    byte[] encode() {
        return Seal.sealed(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("plumbline", plumbline());
            json.writeStringField("run", identity.run());
            json.writeStringField("as_of", identity.asOf().toString());
            json.writeStringField("created", created.toString());
            ProvenanceDocument.write(json, identity.provenance());
        });
    }

    /** The version of Plumbline that runs it. */
    String plumbline() {
        return identity.provenance().versions().getOrDefault("plumbline", "unknown");
    }

    /** @throws dev.plumbline.model.Refusal 76 for what is damaged or of a newer format */
    static RunDocument decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        Optional<String> broken = Seal.problem(bytes);
        if (broken.isPresent()) {
            throw fields.refused(broken.get());
        }
        try {
            fields.text("plumbline");
            RunIdentity identity = new RunIdentity(
                    fields.text("run"), LocalDate.parse(fields.text("as_of")), ProvenanceDocument.read(fields));
            RunDocument document = new RunDocument(identity, Instant.parse(fields.text("created")));
            fields.text("sha256");
            fields.end();
            return document;
        } catch (DateTimeException e) {
            throw fields.refused("it has something else where a time should be");
        }
    }

    /**
     * What is not the same in another identity, with both values; empty where they are one run. Versions of Spark and
     * Java are told and not compared: a run's id is not made of them, and a patch of either does not make another run.
     */
    Optional<String> difference(RunIdentity other) {
        if (!identity.run().equals(other.run())) {
            return told("the run", identity.run(), other.run());
        }
        if (!identity.asOf().equals(other.asOf())) {
            return told("the day", identity.asOf(), other.asOf());
        }
        Provenance ours = identity.provenance();
        Provenance theirs = other.provenance();
        if (!ours.startedFrom().equals(theirs.startedFrom())) {
            return told(
                    "the version it starts from",
                    ours.startedFrom().orElse("none"),
                    theirs.startedFrom().orElse("none"));
        }
        Optional<String> setting = setting(ours.settings(), theirs.settings());
        if (setting.isPresent()) {
            return setting;
        }
        for (int i = 0; i < Math.min(ours.inputs().size(), theirs.inputs().size()); i++) {
            if (!ours.inputs().get(i).equals(theirs.inputs().get(i))) {
                return told(
                        "input " + (i + 1),
                        shown(ours.inputs().get(i)),
                        shown(theirs.inputs().get(i)));
            }
        }
        return ours.inputs().size() == theirs.inputs().size()
                ? Optional.empty()
                : told(
                        "the number of input files",
                        ours.inputs().size(),
                        theirs.inputs().size());
    }

    private static Optional<String> setting(Map<String, String> ours, Map<String, String> theirs) {
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            String before = ours.getOrDefault(name, "not given");
            String now = theirs.getOrDefault(name, "not given");
            if (!before.equals(now)) {
                return told("--" + name, before, now);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> told(String what, Object before, Object now) {
        return Optional.of(what + " was " + PlainText.excerpt(before.toString(), 200) + " and is now "
                + PlainText.excerpt(now.toString(), 200));
    }

    private static String shown(Provenance.Input input) {
        return input.path() + " of " + input.length() + " bytes, modified at " + Instant.ofEpochMilli(input.modified());
    }
}
