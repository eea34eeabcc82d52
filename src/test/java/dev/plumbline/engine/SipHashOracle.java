package dev.plumbline.engine;

import java.math.BigInteger;

/** SipHash-2-4 as its paper tells it: over bytes, with integers that are cut to 64 bits. Slow. */
final class SipHashOracle {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private final BigInteger[] v = new BigInteger[4];

    private SipHashOracle(long key0, long key1) {
        v[0] = word(key0).xor(word(0x736f6d6570736575L));
        v[1] = word(key1).xor(word(0x646f72616e646f6dL));
        v[2] = word(key0).xor(word(0x6c7967656e657261L));
        v[3] = word(key1).xor(word(0x7465646279746573L));
    }

    static long hash(long key0, long key1, byte[] message) {
        SipHashOracle state = new SipHashOracle(key0, key1);
        byte[] padded = java.util.Arrays.copyOf(message, message.length / 8 * 8 + 8);
        padded[padded.length - 1] = (byte) message.length;
        for (int from = 0; from < padded.length; from += 8) {
            BigInteger m = BigInteger.ZERO;
            for (int i = 7; i >= 0; i--) {
                m = m.shiftLeft(8).or(BigInteger.valueOf(padded[from + i] & 0xff));
            }
            state.v[3] = state.v[3].xor(m);
            state.rounds(2);
            state.v[0] = state.v[0].xor(m);
        }
        state.v[2] = state.v[2].xor(BigInteger.valueOf(0xff));
        state.rounds(4);
        return state.v[0].xor(state.v[1]).xor(state.v[2]).xor(state.v[3]).longValue();
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            addAndTurn(0, 1, 13);
            addAndTurn(2, 3, 16);
            v[0] = turned(v[0], 32);
            addAndTurn(2, 1, 17);
            addAndTurn(0, 3, 21);
            v[2] = turned(v[2], 32);
        }
    }

    private void addAndTurn(int sum, int other, int bits) {
        v[sum] = v[sum].add(v[other]).mod(WORD);
        v[other] = turned(v[other], bits).xor(v[sum]);
    }

    private static BigInteger turned(BigInteger x, int bits) {
        return x.shiftLeft(bits).or(x.shiftRight(64 - bits)).mod(WORD);
    }

    private static BigInteger word(long x) {
        return BigInteger.valueOf(x).mod(WORD);
    }
}
