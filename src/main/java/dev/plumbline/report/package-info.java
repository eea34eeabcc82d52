/**
 * What people read: the terms of a model as a table for spreadsheets, and the plain-text tables of a terminal. Pure
 * functions of values; nothing here reads or writes a file.
 *
 * <p>Start with {@link dev.plumbline.report.ClosingTable} and {@link dev.plumbline.report.ExplanationText}. Imports {@code explain}, {@code train} and {@code model}.
 */
package dev.plumbline.report;
