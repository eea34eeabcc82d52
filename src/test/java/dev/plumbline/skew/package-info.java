/**
 * What uneven tables and uneven clusters cost: thousands of small files, one file that cannot be cut, an executor that is
 * lost. Start with {@link dev.plumbline.skew.Skew}. {@code scripts/skew} runs it.
 */
package dev.plumbline.skew;
