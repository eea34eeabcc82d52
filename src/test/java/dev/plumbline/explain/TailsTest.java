package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class TailsTest {
    /** Degrees of freedom, t, p, log10 p: R 4.2.2, {@code 2 * pt(t, df, lower.tail = FALSE)}, and with {@code log.p}. */
    private static final String T = """
            1e+00 0.5 0.704832764699134 -0.151913915610063
            1e+00 1.96 0.300342891776033 -0.522382642055149
            1e+00 6 0.105136913422507 -0.978244777015613
            1e+00 40 0.0159121798240516 -1.7982703218801
            1e+00 1000000 6.36619772367369e-07 -6.1961198770303
            2e+00 0.5 0.666666666666667 -0.176091259055681
            2e+00 1.96 0.189057309601732 -0.723406526667869
            2e+00 6 0.0266714732154248 -1.57395299512155
            2e+00 40 0.000624414672184741 -3.20452690065445
            2e+00 1000000 9.999999999985e-13 -12.0000000000007
            5e+00 0.5 0.638298871640929 -0.194975923297833
            5e+00 1.96 0.107287952505294 -0.969449042751881
            5e+00 6 0.00184613828959401 -2.73373577018003
            5e+00 40 1.8411962171773e-07 -6.73489992605523
            5e+00 1000000 1.89803344909213e-29 -28.7216961382585
            3e+01 0.5 0.620723004885127 -0.207102158739741
            3e+01 1.96 0.0593423128960505 -1.22663553084667
            3e+01 6 1.39427687672047e-06 -5.85565097509612
            3e+01 40 1.37260451944064e-27 -26.862454575484
            3e+01 1000000 2.07290692960885e-159 -158.683420196635
            1e+03 0.5 0.617185080833875 -0.209584580648154
            1e+03 1.96 0.0502731849557487 -1.29866360005359
            1e+03 6 2.75536917337748e-09 -8.55982020471802
            1e+03 40 1.04788521551729e-209 -208.979686287006
            1e+03 1000000 0 -4501.59816872905
            1e+06 0.5 0.617075187472372 -0.209661916169438
            1e+06 1.96 0.0499960675852698 -1.30106415352759
            1e+06 6 1.97384981235444e-09 -8.70468589530727
            1e+06 40 0 -348.857977068411
            1e+06 1000000 0 -3000003.31520696
            1e+09 0.5 0.617075077561994 -0.209661993523828
            1e+09 1.96 0.0499957905737297 -1.30106655981517
            1e+09 6 1.97317596449849e-09 -8.7048341833727
            1e+09 40 0 -349.135698168183
            1e+09 1000000 0 -1500217043.3375
            1e+10 0.5 0.617075077462977 -0.209661993593516
            1e+10 1.96 0.0499957903241697 -1.301066561983
            1e+10 6 1.97317535751769e-09 -8.70483431696872
            1e+10 40 0 -349.135948634105
            1e+10 1000000 0 -10021606874.0091
            """;

    /** Numerator, denominator, F, p, log10 p: R 4.2.2, {@code pf(f, df1, df2, lower.tail = FALSE)}, and with {@code log.p}. */
    private static final String F = """
            3 1e+00 0.5 0.747784503644496 -0.126223538983106
            3 1e+00 1.1 0.589303608227122 -0.229660899769723
            3 1e+00 9 0.239179624485489 -0.621275820295774
            3 3e+01 0.5 0.685119541295208 -0.164233645156654
            3 3e+01 1.1 0.364433491279658 -0.438381718390632
            3 3e+01 9 0.000209869379928479 -3.67805092062747
            3 1e+06 0.5 0.682270416885985 -0.166043459237035
            3 1e+06 1.1 0.347643172924834 -0.458866294942784
            3 1e+06 9 5.88835317431619e-06 -5.23000614957803
            3 1e+09 0.5 0.682270330422759 -0.166043514274602
            3 1e+09 1.1 0.347642645260468 -0.458866954129888
            3 1e+09 9 5.8873565811022e-06 -5.23007965936106
            3 1e+10 0.5 0.682270330344867 -0.166043514324184
            3 1e+10 1.1 0.347642644785093 -0.458866954723752
            3 1e+10 9 5.88735568333011e-06 -5.2300797255873
            50 1e+00 0.5 0.836503828104494 -0.0775320672289583
            50 1e+00 1.1 0.65505734805345 -0.183720677332012
            50 1e+00 9 0.259723496891718 -0.585488758461559
            50 3e+01 0.5 0.98526673450449 -0.00644618001857642
            50 3e+01 1.1 0.396875746203194 -0.401345440805525
            50 3e+01 9 5.1420975804233e-09 -8.28885968610676
            50 1e+06 0.5 0.998807368307685 -0.000518262472506912
            50 1e+06 1.1 0.291016488904073 -0.536082403326201
            50 1e+06 9 1.02258260906753e-65 -64.9903015975377
            50 1e+09 0.5 0.998807550968932 -0.000518183049019409
            50 1e+09 1.1 0.291010306848092 -0.536091629130988
            50 1e+09 9 9.82121596649254e-66 -65.0078347388072
            50 1e+10 0.5 0.998807551133485 -0.000518182977469927
            50 1e+10 1.1 0.29101030127849 -0.536091637442885
            50 1e+10 9 9.82085865504778e-66 -65.0078505394181
            200 1e+00 0.5 0.841145981442479 -0.0751286255657654
            200 1e+00 1.1 0.658493330180981 -0.181448619609206
            200 1e+00 9 0.260768130313412 -0.583745486846431
            200 3e+01 0.5 0.997283987377149 -0.00118115403659545
            200 3e+01 1.1 0.393310805872183 -0.405264121563319
            200 3e+01 9 7.50236432574257e-10 -9.1248018497004
            200 1e+06 0.5 0.999999999679194 -1.39324397869863e-10
            200 1e+06 1.1 0.158306099772507 -0.800502350794606
            200 1e+06 9 9.20128764371236e-255 -254.036151392499
            200 1e+09 0.5 0.999999999679993 -1.38977418181313e-10
            200 1e+09 1.1 0.158278697492531 -0.800577532288586
            200 1e+09 9 4.85057167655999e-255 -254.314207073492
            200 1e+10 0.5 0.999999999679993 -1.38977105935863e-10
            200 1e+10 1.1 0.158278672803332 -0.80057760003228
            200 1e+10 9 4.84777113978087e-255 -254.314457891127
            """;

    /**
     * Numerator, denominator, F, log10 p far below the range of double: the continued fraction DLMF 8.17.22 in 100 digits.
     * R's {@code pf} has 2 to 6 digits of some of these.
     */
    private static final String FAR_F = """
            1 1000000000.0 1600 -349.13569816818265
            1 10000000000.0 1000000000000.0 -10021606874.009112
            7 1000000000.0 10000.0 -15188.936331770701
            7 10000000000.0 10000.0 -15189.415048464077
            50 1000000.0 100 -1025.320560964551
            50 1000000000.0 10000.0 -108440.73342884283
            200 1000.0 100000000.0 -3535.2472873087746
            200 10000000000.0 100 -4102.906244807491
            200 1000000000.0 10000.0 -433422.8214742458
            """;

    /** Degrees of freedom, confidence, quantile: R 4.2.2, {@code qt((1 - confidence) / 2, df, lower.tail = FALSE)}. */
    private static final String QUANTILES = """
            1e+00 0.95 12.7062047361747
            1e+00 0.9999 6366.19767131664
            2e+00 0.95 4.30265272974946
            2e+00 0.9999 99.99249984375
            5e+00 0.95 2.57058183563631
            5e+00 0.9999 11.1777100702789
            3e+01 0.95 2.04227245630124
            3e+01 0.9999 4.48241717540979
            1e+03 0.95 1.96233908082641
            1e+03 0.9999 3.90634373670141
            1e+06 0.95 1.95996635681411
            1e+06 0.9999 3.89060758180309
            1e+09 0.95 1.95996398691232
            1e+09 0.9999 3.89059190210845
            1e+10 0.95 1.95996398477728
            1e+10 0.9999 3.89059188798265
            """;

    private static void forEach(String table, Consumer<double[]> row) {
        table.lines()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .forEach(row);
    }

    private static void assert12Digits(double expected, double found, double[] row) {
        assertEquals(expected, found, 5e-13 * Math.abs(expected), () -> Arrays.toString(row));
    }

    @Test
    void twoSidedTailsOfTHave12DigitsAndTheirLogarithmsToo() {
        forEach(T, row -> {
            Tails.Tail tail = Tails.twoSidedT(row[1], row[0]);
            assert12Digits(row[2], tail.p(), row);
            assert12Digits(row[3], tail.log10(), row);
            assertEquals(tail, Tails.twoSidedT(-row[1], row[0]));
        });
    }

    @Test
    void upperTailsOfFHave12DigitsAndTheirLogarithmsToo() {
        forEach(F, row -> {
            Tails.Tail tail = Tails.upperF(row[2], row[0], row[1]);
            assert12Digits(row[3], tail.p(), row);
            assert12Digits(row[4], tail.log10(), row);
        });
    }

    @Test
    void logarithmsOfFarTailsHave12DigitsWhereThereIsNoDoubleForThem() {
        forEach(FAR_F, row -> {
            Tails.Tail tail = Tails.upperF(row[2], row[0], row[1]);
            assertEquals(0, tail.p(), Arrays.toString(row));
            assert12Digits(row[3], tail.log10(), row);
        });
    }

    @Test
    void quantilesOfTHave12Digits() {
        forEach(QUANTILES, row -> assert12Digits(row[2], Tails.quantileT(row[1], row[0]), row));
    }

    @Test
    void tailsFallSteadilyThroughTheValueWhereTheirComputationChanges() {
        for (double freedom : new double[] {1, 3, 100, 1e6, 1e10}) {
            for (double numerator : new double[] {1, 2, 9, 200}) {
                double before = Tails.upperF(1 - 0x1p-30, numerator, freedom).p();
                double at = Tails.upperF(1, numerator, freedom).p();
                double after = Tails.upperF(1 + 0x1p-30, numerator, freedom).p();
                assertTrue(before > at && at > after, numerator + " and " + freedom);
                assertEquals(before - at, at - after, 1e-12, numerator + " and " + freedom);
            }
        }
    }

    @Test
    void nothingExceedsAnInfiniteStatisticAndEverythingExceeds0() {
        assertEquals(new Tails.Tail(0, Double.NEGATIVE_INFINITY), Tails.twoSidedT(Double.NEGATIVE_INFINITY, 5));
        assertEquals(new Tails.Tail(0, Double.NEGATIVE_INFINITY), Tails.upperF(Double.POSITIVE_INFINITY, 2, 5));
        assertEquals(1, Tails.twoSidedT(0, 5).p());
        assertEquals(0, Tails.twoSidedT(0, 5).log10(), 0);
    }

    @Test
    void withoutDegreesOfFreedomThereIsNoTail() {
        assertEquals(new Tails.Tail(Double.NaN, Double.NaN), Tails.twoSidedT(1, 0));
        assertEquals(new Tails.Tail(Double.NaN, Double.NaN), Tails.twoSidedT(Double.NaN, 4));
        assertEquals(new Tails.Tail(Double.NaN, Double.NaN), Tails.upperF(1, 0, 4));
        assertTrue(Double.isNaN(Tails.quantileT(0.95, 0)));
    }
}
