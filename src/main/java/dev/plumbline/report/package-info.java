/**
 * What people and programs read: the terms of a model as a table for spreadsheets, the plain-text tables of a terminal,
 * explanations as JSON. Pure functions of values; nothing here reads or writes a file.
 *
 * <p>Start with {@link dev.plumbline.report.ClosingTable} and {@link dev.plumbline.report.ExplanationText}. Imports {@code
 * explain}, {@code train} and {@code model}; of libraries Jackson.
 */
package dev.plumbline.report;
