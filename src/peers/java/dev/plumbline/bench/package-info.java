/**
 * Plumbline beside what a user would take instead, and beside the limits of the machine, timed in turn in one run. Start
 * with {@link dev.plumbline.bench.Bench}, then {@link dev.plumbline.bench.Stage}. Compiled by the Maven profile
 * {@code peers} alone. Of ours it uses only what is public.
 */
package dev.plumbline.bench;
