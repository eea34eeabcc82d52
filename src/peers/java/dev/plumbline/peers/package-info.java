/**
 * What others would use in Plumbline's place, for the scripts that compare. Compiled by the Maven profile
 * {@code peers} alone, never part of the jar or of a check. Imports nothing of ours.
 */
package dev.plumbline.peers;
