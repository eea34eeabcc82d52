/**
 * Nights on real masters and stores: each with the bits of {@code local[2]}, its exit code and its status. Start with
 * {@link dev.plumbline.clusters.Clusters}; the cases stand in classes by master or store. {@code scripts/cluster test}
 * runs them.
 */
package dev.plumbline.clusters;
