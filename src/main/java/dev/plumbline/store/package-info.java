/**
 * What outlives a run: published versions with their integrity and one atomic commit, and the directory of each run.
 *
 * <p>Start with {@link dev.plumbline.store.ModelStore}; every byte goes through {@link dev.plumbline.store.FileStore}.
 * Imports {@code train}, {@code platform}, {@code model} and {@code summation}; of libraries Hadoop's file systems and Jackson.
 */
package dev.plumbline.store;
