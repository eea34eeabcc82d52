package dev.plumbline.schedulers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code conf/schedulers} and {@code conf/kubernetes} as tests read them. */
final class Examples {
    /** Deaths by a signal that all schedulers try again: abort, kill, segmentation fault, as a shell tells them. */
    static final List<Integer> DEATHS = List.of(134, 137, 139);

    private static final Path FOLDER = Path.of("conf/schedulers");
    private static final Path KUBERNETES = Path.of("conf/kubernetes");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new NothingElse());

    private Examples() {}

    /** The published types keep what they do not know, as a client must; a key that is misspelt would go unseen. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    static String kubernetes(String name) throws IOException {
        return Files.readString(KUBERNETES.resolve(name));
    }

    /** The documents of a YAML text. */
    static List<JsonNode> documents(String yaml) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll();
        }
    }

    /** Reads a part of a document; a key that the type does not have is an error. */
    static <T> T as(Class<T> type, JsonNode document) throws JsonProcessingException {
        return STRICT.treeToValue(document, type);
    }

    /** The numbers of the first match of an expression's group. */
    static List<Integer> numbers(String name, String expression) throws IOException {
        Matcher match = Pattern.compile(expression).matcher(text(name));
        if (!match.find()) {
            throw new AssertionError(name + " has nothing like " + expression);
        }
        return Stream.of(match.group(1).split("\\D+"))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    /** How long a run may take, by the settings of a night. */
    static Duration deadline() throws IOException {
        Matcher match = Pattern.compile("(?m)^deadline = (\\S+)$").matcher(text("nightly.properties"));
        if (!match.find()) {
            throw new AssertionError("nightly.properties sets no deadline");
        }
        return Duration.parse("PT" + match.group(1).toUpperCase(Locale.ROOT));
    }
}
