/**
 * The fault suite: named cases that hurt a real run, each with what must come of it. Start with {@link
 * dev.plumbline.faults.Faults} and {@link dev.plumbline.faults.Case}; the cases stand in classes by what they hurt.
 * {@code scripts/faults} runs it.
 */
package dev.plumbline.faults;
