package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The exact sum of doubles, and of products of two or three doubles, whatever their signs, sizes and order. Adding and
 * merging are integer additions, so they commute and associate exactly; {@link #toDouble()} rounds once.
 *
 * <p>The number line from 2^-3276 up is cut into digits of 52 bits, each held in a {@code long}. A double touches two
 * digits, a product three; carries are made once in 1,000 additions. Only the digits between the lowest and the highest
 * used so far are allocated: 3 to 6 for data of one kind (about 120 bytes in all), 124 at the extreme. There is no limit
 * to the number of additions, but for the counts of non-finite terms, which are longs: 2^63 - 1.
 *
 * <p>NaN and infinities are counted, not summed; the result is then NaN or an infinity as IEEE 754 has it for a sum of
 * these terms. A sum that leaves the range of double on the way and comes back is not affected. A sum of zeros is +0.
 *
 * <p>Time: a few nanoseconds per addition, no allocation once the digits are there. Not safe for concurrent change;
 * methods that do not change it may be called by several threads at once.
 *
 * <p>Source: Kulisch's long accumulator, and Radford M. Neal, "Fast exact summation using small and large
 * superaccumulators" (arXiv:1505.05571) for the lazy carries.
 */
public final class ExactSum implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int FORMAT = 1;

    private static final int EXPONENT_MASK = 0x7ff;
    private static final long IMPLICIT_BIT = 1L << 52;
    private static final long FRACTION_MASK = IMPLICIT_BIT - 1;
    /** The exponent of a double's last bit is its exponent field less this. */
    private static final int FIELD_BIAS = 1075;
    /** From here on the product of two doubles is the sum of two doubles: its last bit is above 2^-1074. */
    private static final double SMALLEST_SPLIT = 0x1p-960;

    private static final int NAN = 0;
    private static final int PLUS = 1;
    private static final int MINUS = 2;

    private Digits digits = new Digits();
    /** Counts of NaN, +infinity and -infinity; null while there are none. */
    private long[] strays;

    /** Adds {@code x}. */
    public void add(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int field = (int) (bits >>> 52) & EXPONENT_MASK;
        if (field == 0 || field == EXPONENT_MASK) {
            addUnusual(x);
            return;
        }
        long sign = bits >> 63;
        digits.add((((bits & FRACTION_MASK) | IMPLICIT_BIT) ^ sign) - sign, field - FIELD_BIAS);
    }

    private void addUnusual(double x) {
        if (!Double.isFinite(x)) {
            addStray(x);
        } else if (x != 0) {
            digits.add(wholeOf(x), exponentOf(x));
        }
    }

    /** Adds {@code significand * 2^exponent}; the significand has at most 54 bits and a sign, the exponent is 2^-2000 or more. */
    void add(long significand, int exponent) {
        digits.add(significand, exponent);
    }

    /** Adds the product {@code a * b} without rounding, whether or not a double could hold it. */
    public void addProduct(double a, double b) {
        long aBits = Double.doubleToRawLongBits(a);
        long bBits = Double.doubleToRawLongBits(b);
        int aField = (int) (aBits >>> 52) & EXPONENT_MASK;
        int bField = (int) (bBits >>> 52) & EXPONENT_MASK;
        if (aField == 0 || bField == 0 || aField == EXPONENT_MASK || bField == EXPONENT_MASK) {
            addUnusualProduct(a, b);
            return;
        }
        long sign = (aBits ^ bBits) >> 63;
        long signed = (((aBits & FRACTION_MASK) | IMPLICIT_BIT) ^ sign) - sign;
        digits.addProduct(signed, (bBits & FRACTION_MASK) | IMPLICIT_BIT, aField + bField - 2 * FIELD_BIAS);
    }

    private void addUnusualProduct(double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            addStray(a * b);
        } else if (a != 0 && b != 0) {
            digits.addProduct(wholeOf(a), wholeOf(b), exponentOf(a) + exponentOf(b));
        }
    }

    /** The exponent of the last bit of a finite double. */
    private static int exponentOf(double x) {
        return Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52;
    }

    /** A finite double in units of its last bit. */
    private static long wholeOf(double x) {
        return (long) Math.scalb(x, -exponentOf(x));
    }

    /** Adds the product {@code a * b * c} without rounding, in about twice the time of a product of two. */
    public void addProduct(double a, double b, double c) {
        double product = a * b;
        double size = Math.abs(product);
        if (size >= SMALLEST_SPLIT && size <= Double.MAX_VALUE && Math.abs(c) <= Double.MAX_VALUE) {
            addProduct(product, c);
            addProduct(Math.fma(a, b, -product), c);
        } else if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(c)) {
            addStray(directionOf(a) * directionOf(b) * directionOf(c));
        } else if (a != 0 && b != 0 && c != 0) {
            digits.add(Dyadic.of(a).times(Dyadic.of(b)).times(Dyadic.of(c)));
        }
    }

    /** What an infinity times {@code x} depends on: no finite factor may overflow or vanish on the way. */
    private static double directionOf(double x) {
        return Double.isFinite(x) ? Math.signum(x) : x;
    }

    /**
     * Adds an exact number.
     *
     * @throws IllegalArgumentException if it has bits below 2^-3276 or is 2^4096 or more in size
     */
    public void add(Dyadic number) {
        digits.add(number);
    }

    private void addStray(double x) {
        countStrays(Double.isNaN(x) ? NAN : x > 0 ? PLUS : MINUS, 1);
    }

    private void countStrays(int kind, long times) {
        if (strays == null) {
            strays = new long[3];
        }
        strays[kind] += times;
    }

    /** Adds all that {@code other} holds; {@code other} is not changed. */
    public void merge(ExactSum other) {
        digits.add(other.digits);
        if (other.strays != null) {
            for (int kind = 0; kind < other.strays.length; kind++) {
                countStrays(kind, other.strays[kind]);
            }
        }
    }

    /** Whether no NaN or infinity was added. */
    public boolean isFinite() {
        return strays == null;
    }

    /** Whether the sum is finite and exactly 0. */
    public boolean isZero() {
        return isFinite() && digits.toExact().signum() == 0;
    }

    /** Back to the empty sum. */
    public void clear() {
        digits.clear();
        strays = null;
    }

    /** The double nearest to the sum, ties to even; NaN or an infinity as IEEE 754 has it if a term was not finite. */
    public double toDouble() {
        if (strays == null) {
            return digits.toExact().toDouble();
        }
        if (strays[NAN] > 0 || (strays[PLUS] > 0 && strays[MINUS] > 0)) {
            return Double.NaN;
        }
        return strays[PLUS] > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /**
     * The sum itself.
     *
     * @throws IllegalStateException if a NaN or an infinity was added
     */
    public Dyadic toExact() {
        if (strays != null) {
            throw new IllegalStateException("Cannot give the exact value: the sum is " + toDouble());
        }
        return digits.toExact();
    }

    /**
     * The sum itself, in decimal.
     *
     * @throws IllegalStateException if a NaN or an infinity was added
     */
    public BigDecimal toBigDecimal() {
        return toExact().toBigDecimal();
    }

    /**
     * Writes format, counts of non-finite terms if there are any, exponent and bytes of the significand: 7 bytes and the
     * digits in use. Equal sums write equal bytes, however they came about.
     */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeBoolean(strays != null);
        if (strays != null) {
            for (long count : strays) {
                out.writeLong(count);
            }
        }
        Dyadic sum = digits.toExact();
        byte[] significand = sum.significand().toByteArray();
        out.writeShort(sum.exponent());
        out.writeShort(significand.length);
        out.write(significand);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws StreamCorruptedException if it is of another format, or no sum can have written it
     */
    public static ExactSum readFrom(DataInput in) throws IOException {
        ExactSum sum = new ExactSum();
        sum.read(in);
        return sum;
    }

    private void read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new StreamCorruptedException("Cannot read exact sum: format " + format + ", known is " + FORMAT);
        }
        if (in.readBoolean()) {
            for (int kind = 0; kind < 3; kind++) {
                countStrays(kind, readCount(in));
            }
        }
        int exponent = in.readShort();
        byte[] significand = new byte[in.readUnsignedShort()];
        in.readFully(significand);
        digits = new Digits();
        try {
            digits.add(Dyadic.of(new BigInteger(significand), exponent));
        } catch (IllegalArgumentException e) {
            throw (IOException) new StreamCorruptedException("Cannot read exact sum: " + e.getMessage()).initCause(e);
        }
    }

    private static long readCount(DataInput in) throws IOException {
        long count = in.readLong();
        if (count < 0) {
            throw new StreamCorruptedException("Cannot read exact sum: count " + count);
        }
        return count;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        writeTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        read(in);
    }
}
