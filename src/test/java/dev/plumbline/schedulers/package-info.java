/** Holds the examples of {@code conf/schedulers} to the exit codes, and its manifests to the types of their systems. */
package dev.plumbline.schedulers;
