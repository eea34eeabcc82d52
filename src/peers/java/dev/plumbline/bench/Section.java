package dev.plumbline.bench;

import java.util.List;

/**
 * What one measurement came to.
 *
 * @param stage its name for {@code --only}
 * @param title what was done, with sizes
 * @param base how long what takes that all ways are told in
 * @param samples one for each way, in the order of the table
 * @param goals that it speaks to
 * @param notes for people
 */
record Section(String stage, String title, Base base, List<Samples> samples, List<Goal> goals, List<String> notes) {}
