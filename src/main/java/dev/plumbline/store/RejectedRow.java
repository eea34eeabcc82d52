package dev.plumbline.store;

/**
 * A row that was not used.
 *
 * @param file where it stands
 * @param line of a CSV file or row of another, from 1
 * @param column name, or empty where the whole row is at fault
 * @param reason kebab-case id
 * @param excerpt short, escaped
 */
public record RejectedRow(String file, long line, String column, String reason, String excerpt) {}
