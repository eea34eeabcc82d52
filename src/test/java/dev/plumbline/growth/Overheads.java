package dev.plumbline.growth;

import java.util.Map;

/**
 * What Spark and memory take, measured by work that does nothing else.
 *
 * @param jobSeconds of a job, its tasks apart
 * @param taskSeconds of each task
 * @param resultPace bytes of partial results per second, from the tasks to the driver
 * @param memoryPace bytes per second that all cores read from memory
 * @param memoryPaceOfOne that one core reads
 */
record Overheads(double jobSeconds, double taskSeconds, double resultPace, double memoryPace, double memoryPaceOfOne) {
    Model model() {
        return new Model(Map.of(
                Cost.JOB,
                jobSeconds,
                Cost.TASK,
                taskSeconds,
                Cost.RESULT_BYTE,
                1 / resultPace,
                Cost.TABLE_BYTE,
                1 / memoryPace));
    }
}
