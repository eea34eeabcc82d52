package dev.plumbline.job;

import dev.plumbline.store.StoreSettings;

/**
 * One validated run of {@code demo}.
 *
 * @param store where the demonstration's model is published
 * @param seed of the noise around the line
 */
public record DemoSettings(StoreSettings store, long seed) {}
