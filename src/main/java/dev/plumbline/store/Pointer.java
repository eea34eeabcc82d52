package dev.plumbline.store;

/**
 * Which version of a model is current: the content of {@code current.json}.
 *
 * @param version a published version
 * @param manifestSha256 of its manifest, so that a pointer never speaks of other content than it was made for
 */
record Pointer(ModelVersion version, String manifestSha256) {
    private static final int FORMAT = 1;

    byte[] encode() {
        return Json.line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("version", version.toString());
            json.writeStringField("manifest_sha256", manifestSha256);
        });
    }

    static Pointer decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        String version = fields.text("version");
        String sha = fields.text("manifest_sha256");
        fields.end();
        return new Pointer(
                ModelVersion.parse(version).orElseThrow(() -> fields.refused("the field 'version' names no version")),
                sha);
    }
}
