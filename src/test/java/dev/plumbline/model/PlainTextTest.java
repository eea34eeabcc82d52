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
}
