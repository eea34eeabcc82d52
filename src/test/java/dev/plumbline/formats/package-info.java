/** What {@code scripts/formats} runs beside Plumbline: one table in many formats, and models compared. */
package dev.plumbline.formats;
