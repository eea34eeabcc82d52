package dev.plumbline.schedulers;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Schedules in the form of cron. */
final class Schedules {
    private static final String FIELD = "(\\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?(,[0-9]+(-[0-9]+)?)*";
    private static final Pattern FORM = Pattern.compile(FIELD + "( " + FIELD + "){4}");

    private Schedules() {}

    /** What is wrong with a schedule of one time a day. */
    static List<String> faults(String schedule, String zone) {
        List<String> faults = new ArrayList<>();
        if (!FORM.matcher(schedule).matches()) {
            faults.add("schedule " + schedule);
        } else {
            String[] fields = schedule.split(" ");
            if (Integer.parseInt(fields[0]) > 59 || Integer.parseInt(fields[1]) > 23) {
                faults.add("time of day in " + schedule);
            }
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            faults.add("time zone " + zone);
        }
        return faults;
    }
}
