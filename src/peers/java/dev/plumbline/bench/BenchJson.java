package dev.plumbline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** All that was measured, sample by sample, for programs. */
final class BenchJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BenchJson() {}

    static void write(Path file, Place place, List<Section> sections) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("at", Instant.now().toString());
        root.put("machine", Machine.text());
        root.put("spark", Machine.sparkVersion(place));
        root.put("rows", place.sizes().rows());
        root.put("wide_rows", place.sizes().wideRows());
        root.put("rounds", place.sizes().rounds());
        ArrayNode all = root.putArray("sections");
        sections.forEach(section -> all.add(section(section)));
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static ObjectNode section(Section section) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("stage", section.stage());
        node.put("title", section.title());
        node.putObject("times_of")
                .put("way", section.base().words())
                .put("seconds", section.base().seconds());
        ArrayNode ways = node.putArray("ways");
        for (Samples samples : section.samples()) {
            ObjectNode way = ways.addObject();
            way.put("way", samples.way());
            way.put("median", samples.median());
            way.put("least", samples.least());
            way.put("most", samples.most());
            way.set("seconds", MAPPER.valueToTree(samples.seconds()));
            way.set("processor_seconds", MAPPER.valueToTree(samples.processor()));
        }
        ArrayNode goals = node.putArray("goals");
        for (Goal goal : section.goals()) {
            goals.addObject()
                    .put("ratio_of", goal.words())
                    .put("ratio", goal.ratio())
                    .put(goal.most() ? "at_most" : "at_least", goal.limit())
                    .put("reached", goal.reached());
        }
        node.set("notes", MAPPER.valueToTree(section.notes()));
        return node;
    }
}
