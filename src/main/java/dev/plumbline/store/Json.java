package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as the store writes and reads it: UTF-8 and nothing else, no duplicate keys, one value and no more, no binding
 * of types to what a file says. Depth and number length are limited by Jackson, size by whoever reads the bytes.
 */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    // Names come from files of others: none is kept beyond its document.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonGenerator.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Json() {}

    /** Writes the fields of one object. */
    @FunctionalInterface
    interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** One object on one line, ended by a line feed. */
    static byte[] line(Fields fields) {
        return bytes(fields, false);
    }

    /** One object, indented for people and for diffs, ended by a line feed. */
    static byte[] pretty(Fields fields) {
        return bytes(fields, true);
    }

    private static byte[] bytes(Fields fields, boolean indented) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(fields, out, indented);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static void line(Fields fields, OutputStream out) throws IOException {
        write(fields, out, false);
    }

    private static void write(Fields fields, OutputStream out, boolean indented) throws IOException {
        JsonGenerator json = generator(out);
        if (indented) {
            json.setPrettyPrinter(printer().withArrayIndenter(new ListIndenter()));
        }
        json.writeStartObject();
        fields.writeTo(json);
        json.writeEndObject();
        json.close();
        out.write('\n');
    }

    /** An indented object without its end: for who adds a last field. */
    static void open(Fields fields, DefaultPrettyPrinter.Indenter lists, OutputStream out) throws IOException {
        JsonGenerator json = generator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json.setPrettyPrinter(printer().withArrayIndenter(lists));
        json.writeStartObject();
        fields.writeTo(json);
        json.close();
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        JsonGenerator json = MAPPER.getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        return json;
    }

    private static DefaultPrettyPrinter printer() {
        return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }

    /** The tokens of a document that is too large to be held whole. */
    static JsonParser parser(InputStream in) throws IOException {
        return MAPPER.getFactory().createParser(in);
    }

    /**
     * The object in some bytes.
     *
     * @param where names the file in messages
     * @throws Refusal 76 where the bytes are not one JSON object in UTF-8
     */
    static JsonFields read(byte[] bytes, String where) {
        try {
            JsonNode node = MAPPER.readTree(text(bytes));
            if (node == null || !node.isObject()) {
                throw damaged(where, "it is not a JSON object", null);
            }
            return new JsonFields(node, where);
        } catch (CharacterCodingException e) {
            throw damaged(where, "it is not UTF-8", e);
        } catch (JsonProcessingException e) {
            // The message of the parser quotes the file, which may hold anything: only the place is told.
            var at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw damaged(where, "it is not JSON as Plumbline writes it" + place, e);
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The tokens of a small document, in UTF-8 and nothing else. */
    static JsonParser parser(byte[] bytes) throws IOException {
        return MAPPER.getFactory().createParser(text(bytes));
    }

    static Refusal damaged(String where, String problem, Throwable cause) {
        return new Refusal(
                ExitCode.STATE_REFUSED,
                "Cannot use " + where + ": " + problem
                        + "; restore the file from a copy, or name another version with --version",
                cause);
    }
}
