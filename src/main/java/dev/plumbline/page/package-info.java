/**
 * The page people read in the morning: one self-contained HTML file of one run, whatever became of it. A pure function of
 * values; nothing here reads or writes a file, and nothing but counts, bins and figures reaches a picture.
 *
 * <p>Start with {@link dev.plumbline.page.Page} and {@link dev.plumbline.page.RunPage}. Imports {@code report}, {@code explain}, {@code train} and {@code
 * model}; of libraries Jackson.
 */
package dev.plumbline.page;
