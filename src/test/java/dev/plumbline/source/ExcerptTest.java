package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void ordinaryTextOfAnyScriptStandsAsItIs() {
        assertEquals("1,5 caf\u00e9 \u03c0 \ud83d\ude00", Excerpt.of("1,5 caf\u00e9 \u03c0 \ud83d\ude00"));
    }

    @Test
    void whatMovesTheCursorOrTurnsTheReadingDirectionIsEscaped() {
        assertEquals(
                "a\\nb\\r\\t\\u{1B}[31m\\u{202E}x\\\\y\\u{A0}\\u{2028}",
                Excerpt.of("a\nb\r\t\u001b[31m\u202ex\\y\u00a0\u2028"));
    }

    @Test
    void bytesThatAreNoTextAreNamed() {
        byte[] latin = {'c', 'a', 'f', (byte) 0xE9, ',', 0, '1'};
        assertEquals("caf\\xE9,\\x00" + "1", Excerpt.of(latin, 0, latin.length));
    }

    @Test
    void longTextIsCut() {
        String excerpt = Excerpt.of("\n".repeat(5_000));
        assertTrue(excerpt.length() <= Excerpt.LIMIT && excerpt.endsWith("..."), excerpt);
        assertEquals("x".repeat(117), Excerpt.of("x".repeat(117)));
    }

    @Test
    void textIsWhatAStrictDecoderAccepts() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        int[] leads = {
            0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xA0, 0x9F, 0xED, 0xEF, 0xF0, 0x90, 0x8F, 0xF4, 0xF5, 0xFF
        };
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) leads[random.nextInt(leads.length)];
            }
            boolean expected = true;
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                expected = false;
            }
            assertEquals(expected, Utf8.isText(bytes, 0, bytes.length), "seed " + seed + ", case " + i);
        }
    }
}
