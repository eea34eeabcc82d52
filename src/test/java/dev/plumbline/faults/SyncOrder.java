package dev.plumbline.faults;

import dev.plumbline.trials.Unexpected;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what strace saw of a run: a file must be synced before it is linked or renamed to its name, and the directory
 * of that name after.
 *
 * @param root of the store
 */
record SyncOrder(Path root) {
    private static final Pattern SYNC = Pattern.compile("\\bf(?:data)?sync\\([0-9]+<([^>]*)>\\)\\s+= 0");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:link|rename)(?:at|at2)?\\(.*?\"([^\"]*)\".*?\"([^\"]*)\".*= 0");

    String check(List<String> trace) {
        Set<String> synced = new HashSet<>();
        Map<String, String> unsettled = new LinkedHashMap<>();
        int names = 0;
        for (String line : trace) {
            Matcher sync = SYNC.matcher(line);
            Matcher name = NAME.matcher(line);
            if (sync.find()) {
                synced.add(sync.group(1));
                unsettled.values().remove(sync.group(1));
            } else if (name.find() && name.group(2).startsWith(root.toString())) {
                names++;
                Unexpected.unless(synced.contains(name.group(1)), () -> "not synced before its name: " + line);
                unsettled.put(name.group(2), Path.of(name.group(2)).getParent().toString());
            }
        }
        int seen = names;
        Unexpected.unless(seen > 10, () -> "only " + seen + " names were given");
        Unexpected.unless(unsettled.isEmpty(), () -> "directory not synced after: " + unsettled.keySet());
        return names + " names given, each in order";
    }
}
