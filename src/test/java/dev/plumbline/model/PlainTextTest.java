package dev.plumbline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void whatMovesTheCursorOrTurnsTheTextIsShown() {
        assertEquals("a\\nb\\rc\\td", PlainText.escape("a\nb\rc\td"));
        assertEquals("\\u001b[2J\\u0000\\u007f\\u009b", PlainText.escape("\u001b[2J\0\u007f\u009b"));
        assertEquals("\\u202e\\u2028\\u200b\\ufeff", PlainText.escape("\u202e\u2028\u200b\ufeff"));
        assertEquals("\\ud83d", PlainText.escape("\ud83d"));
    }

    @Test
    void textOfAnyLanguageStays() {
        assertEquals("Gr\u00f6\u00dfe \u6570 \ud83d\ude00", PlainText.escape("Gr\u00f6\u00dfe \u6570 \ud83d\ude00"));
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertEquals("abc", PlainText.excerpt("abc", 3));
        assertEquals("ab...", PlainText.excerpt("abc", 2));
        assertEquals("\ud83d\ude00...", PlainText.excerpt("\ud83d\ude00\ud83d\ude00", 1));
    }

    @Test
    void aMessageKeepsItsIndentedLinesAndNoOther() {
        assertEquals("a:\n    1  b\n  c", PlainText.lines("a:\n    1  b\n  c"));
        assertEquals("a\\nplumbline: published\\n\\u001b[2J", PlainText.lines("a\nplumbline: published\n\u001b[2J"));
        assertEquals("a\\n b", PlainText.lines("a\n b"));
        assertEquals("a\\n\n  b", PlainText.lines("a\n\n  b"));
    }

    @Test
    void aMessageInOneLineHasItsLinesBehindEachOther() {
        assertEquals(
                "read 4: 1  missing; The first: line 3; help",
                PlainText.flat("read 4:\n    1  missing\n  The first:\n    line 3\n  help"));
        assertEquals("one line", PlainText.flat("one line"));
    }
}
