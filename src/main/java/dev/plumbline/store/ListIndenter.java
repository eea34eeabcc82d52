package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Each element on a line of its own, but a list in a list, such as a row of a matrix, on one line. */
final class ListIndenter implements DefaultPrettyPrinter.Indenter {
    private final DefaultIndenter lines = new DefaultIndenter("  ", "\n");

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
        JsonStreamContext list = json.getOutputContext();
        if (list.getParent() != null && list.getParent().inArray()) {
            json.writeRaw(' ');
        } else {
            lines.writeIndentation(json, level);
        }
    }

    @Override
    public boolean isInline() {
        return false;
    }
}
