package dev.plumbline.store;

import java.util.Optional;

/**
 * One move of {@code current.json}, kept for ever under {@code moves/}: written before the pointer is replaced, so the
 * last move is where the pointer is or is about to be. Format 1 knew publications only and says no cause.
 *
 * @param number from 1, without gaps
 * @param from the version that was current, if any
 * @param to where the pointer goes
 * @param run that published the version it goes to
 * @param at when
 * @param cause why
 */
record Move(long number, Optional<ModelVersion> from, Pointer to, String run, String at, MoveCause cause) {
    private static final int FORMAT = 2;

    byte[] encode() {
        return Json.line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeNumberField("number", number);
            json.writeStringField("from", from.map(ModelVersion::toString).orElse(null));
            json.writeStringField("to", to.version().toString());
            json.writeStringField("manifest_sha256", to.manifestSha256());
            json.writeStringField("run", run);
            json.writeStringField("at", at);
            json.writeStringField("cause", cause.id());
        });
    }

    static Move decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        Move move = new Move(
                fields.count("number"),
                fields.textOrNull("from").map(text -> version(fields, text)),
                new Pointer(version(fields, fields.text("to")), fields.text("manifest_sha256")),
                fields.text("run"),
                fields.text("at"),
                fields.textIfPresent("cause").map(id -> cause(fields, id)).orElse(MoveCause.PUBLISHED));
        fields.end();
        return move;
    }

    private static ModelVersion version(JsonFields fields, String text) {
        return ModelVersion.parse(text).orElseThrow(() -> fields.refused("it names no version"));
    }

    private static MoveCause cause(JsonFields fields, String id) {
        return MoveCause.of(id).orElseThrow(() -> fields.refused("the field 'cause' is none that Plumbline writes"));
    }
}
