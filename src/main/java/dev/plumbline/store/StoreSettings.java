package dev.plumbline.store;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a run publishes.
 *
 * @param models directory of all models, on any Hadoop file system
 * @param name of the model: lower-case letters, digits, dot, dash, underscore; at most 64; begins with a letter or digit
 * @param asOf the day the model speaks for; versions are named after it
 * @param lease how long a run that is not heard of any more keeps the model from others; 5 s to 1 h
 * @param keep how many versions stay when one is published, at least 2; empty: all
 */
public record StoreSettings(String models, String name, LocalDate asOf, Duration lease, Optional<Integer> keep) {}
