package dev.plumbline.cli;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a command line is read in.
 *
 * @param environment variables of the process
 * @param today the day in UTC, taken where no {@code --as-of} is given
 * @param colours whether help may use them
 * @param deployment where the driver is
 */
record Surroundings(Map<String, String> environment, LocalDate today, boolean colours, Deployment deployment) {
    Surroundings {
        environment = Map.copyOf(environment);
    }
}
