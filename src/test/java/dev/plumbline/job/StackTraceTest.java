package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of others cannot speak for us on standard error. */
class StackTraceTest {
    private static final String HOSTILE = "a\nplumbline: published\r\u001b[2J\u0085b";

    @Test
    void noLineOfAMessagePassesForOneOfOurs() {
        IllegalStateException bug = new IllegalStateException(HOSTILE, new IllegalArgumentException(HOSTILE));
        String trace = StackTrace.of(bug);
        assertTrue(trace.startsWith("java.lang.IllegalStateException: a\n\tplumbline: published\n"), trace);
        assertTrue(trace.contains("\n\tCaused by: java.lang.IllegalArgumentException: a\n\tplumbline:"), trace);
        assertTrue(trace.contains("\tat dev.plumbline.job.StackTraceTest."), trace);
        assertEquals(
                List.of(),
                trace.chars()
                        .filter(c -> c != '\n' && c != '\t' && Character.isISOControl(c))
                        .boxed()
                        .toList());
    }

    @Test
    void aNoteIsOneLine() {
        Heard heard = new Heard();
        heard.listeners().note("column '" + HOSTILE + "' is left out");
        assertEquals("plumbline: column 'a\\nplumbline: published\\r\\u001b[2J\\u0085b' is left out\n", heard.err());
        assertFalse(heard.err().indexOf('\u001b') >= 0);
    }
}
