package dev.plumbline.source;

/** Whether bytes are text: well-formed UTF-8 (RFC 3629) without NUL. */
final class Utf8 {
    private Utf8() {}

    /** The index of the first byte of {@code [from, to)} that no text has there, or -1. */
    static int firstFault(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to) {
            if (bytes[p] > 0) {
                p++;
                continue;
            }
            int length = length(bytes, p, to);
            if (length == 0) {
                return p;
            }
            p += length;
        }
        return -1;
    }

    static boolean isText(byte[] bytes, int from, int to) {
        return firstFault(bytes, from, to) < 0;
    }

    /** Bytes of the well-formed character at {@code p}, or 0; NUL is no character. */
    static int length(byte[] bytes, int p, int to) {
        int lead = bytes[p] & 0xFF;
        if (lead < 0x80) {
            return lead == 0 ? 0 : 1;
        }
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || to - p < length) {
            return 0;
        }
        int second = bytes[p + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[p + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
